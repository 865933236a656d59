import type { ProcedureComponent } from '../../parts/catalogue.js';

/** A paper on the counter's checklist. */
export interface HandedIn extends ProcedureComponent {
  checked: boolean;
  /** Named by the clerk: no list asks for it. */
  added?: true;
}

/**
 * The checklist for what a procedure asks for. What was ticked before stays so where the other list has a paper of that
 * name, and what the clerk has added stays: another choice of procedure loses no work.
 */
export function checklistOf(asked: readonly ProcedureComponent[], before: readonly HandedIn[] = []): HandedIn[] {
  const ticked = new Map(before.map(({ name, checked }) => [name, checked]));
  const names = new Set(asked.map(({ name }) => name));
  return [
    ...asked.map((one) => ({ ...one, checked: ticked.get(one.name) ?? false })),
    ...before.filter(({ added, name }) => added === true && !names.has(name)),
  ];
}

/** The list and one more that lies there, under a code that no other has. */
export function withAnother(list: readonly HandedIn[], name: string): HandedIn[] {
  if (list.some((one) => one.name === name))
    return list.map((one) => (one.name === name ? { ...one, checked: true } : one));
  const taken = new Set(list.map(({ code }) => code));
  let number = list.length + 1;
  while (taken.has(codeOf(number))) number += 1;
  return [
    ...list,
    { code: codeOf(number), name, form: 'original', required: false, copies: 1, checked: true, added: true },
  ];
}

const codeOf = (number: number): string => String(number).padStart(2, '0');

/** Required by the procedure and not there. */
export const missingOf = (list: readonly HandedIn[]): HandedIn[] =>
  list.filter(({ required, checked }) => required && !checked);

/** Every required paper ticked, or each of them not; the others stay as they are. */
export const withRequired = (list: readonly HandedIn[], checked: boolean): HandedIn[] =>
  list.map((one) => (one.required ? { ...one, checked } : one));
