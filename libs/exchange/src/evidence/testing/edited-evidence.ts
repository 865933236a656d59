import { handmadeEvidence } from './handmade.js';
import type { Files } from './evidence-zips.js';

/** One of the files as it would be after somebody's editor. */
export function edited(file: string, edit: (text: string) => string): Files {
  const files = handmadeEvidence();
  const text = edit(files[file] ?? '');
  if (text === files[file]) throw new Error(`nothing changed in ${file}`);
  return { ...files, [file]: text };
}
/** One line of the dossiers, from 1. */
export const line = (number: number, edit: (dossier: Edited) => void) =>
  edited('dossiers.ndjson', (text) => {
    const lines = text.trimEnd().split('\n');
    const dossier = JSON.parse(lines[number - 1] ?? '') as Edited;
    edit(dossier);
    return `${lines.with(number - 1, JSON.stringify(dossier)).join('\n')}\n`;
  });
/** A document that is one JSON value. */
export const json = (file: string, edit: (value: Edited) => void) =>
  edited(file, (text) => {
    const value = JSON.parse(text) as Edited;
    edit(value);
    return JSON.stringify(value);
  });
/** The members that the specs below lay hands on. */
interface Edited {
  facts: object;
  asked: object;
  cells: string[];
  dues: object[];
  events: object[];
  rows: object[];
  total: { rate: object };
  calendars: object[];
}
export const set = (target: unknown, member: string, value: unknown): void => {
  (target as Record<string, unknown>)[member] = value;
};
