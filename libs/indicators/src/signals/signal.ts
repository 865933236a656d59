export const SIGNAL_NAMES = [
  'bulkEndings',
  'endEqualsDue',
  'supplementJustBeforeDue',
  'resumedAndEndedWithinHour',
  'receptionEnteredLate',
  'dueMovedAfterPassed',
  'correctedIntoTime',
  'processedWithoutStep',
  'extensionNotTold',
] as const;

export type SignalName = (typeof SIGNAL_NAMES)[number];

/** The same words in both languages of the product. */
export interface Words<T = string> {
  vi: T;
  en: T;
}

/** What all signals are called on screen: nobody is accused. */
export const SIGNALS_HEADING: Words = { vi: 'Dấu hiệu cần lưu ý', en: 'Worth a look' };

/** A whole number that says where a signal begins. */
export interface SignalParameter {
  name: string;
  /** Both inclusive. */
  min: number;
  max: number;
  default: number;
  unit: 'dossier' | 'second' | 'minute' | 'hour' | 'day';
  meaning: Words;
}

/**
 * A pattern that is worth a look (DOMAIN 4, "Manipulation seen in real source code"). It accuses nobody: each names the
 * innocent explanations that are to be asked for first. The SQL that finds it reads the same names.
 */
export interface SignalDefinition {
  readonly name: SignalName;
  /** Rises whenever the pattern means something else; a parameter's value is no version. */
  readonly version: number;
  /** Among which dossiers of a period it looks: those resolved in it under the policy asked, or those received in it. */
  readonly population: 'resolved' | 'received';
  readonly parameters: readonly SignalParameter[];
  /** Types of the events of a dossier that show it. */
  readonly eventTypes: readonly string[];
  readonly label: Words;
  readonly meaning: Words;
  readonly innocent: Words<readonly string[]>;
}
