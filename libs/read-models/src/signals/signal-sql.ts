import { readFileSync } from 'node:fs';
import type { SignalName } from '#indicators';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/**
 * One statement per signal, over `resolved` or `received`: one row a match, `code` and what made it match. Members that end
 * in `At` are epoch milliseconds. `:name` is a parameter; those of the signal go by their own names.
 */
export const SIGNAL_SQL: Readonly<Record<SignalName, string>> = {
  bulkEndings: load('bulk-endings'),
  endEqualsDue: load('end-equals-due'),
  supplementJustBeforeDue: load('supplement-just-before-due'),
  resumedAndEndedWithinHour: load('resumed-and-ended-within-hour'),
  receptionEnteredLate: load('reception-entered-late'),
  dueMovedAfterPassed: load('due-moved-after-passed'),
  correctedIntoTime: load('corrected-into-time'),
  processedWithoutStep: load('processed-without-step'),
  extensionNotTold: load('extension-not-told'),
};

export const statements = { rulesAt: load('rules-at'), eventsOfDossiers: load('events-of-dossiers') };

const COMMENT = /^--.*$/gm;
// Not a cast (`::`), not within a word.
const NAMED = /(?<![:\w]):([a-zA-Z]\w*)/g;

/** Puts placeholders in the place of names. */
export const bound = (sql: string, placeholder: (name: string) => string): string =>
  sql.replace(COMMENT, '').replace(NAMED, (_match, name: string) => placeholder(name));
