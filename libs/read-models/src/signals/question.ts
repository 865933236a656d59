import type { DossierClass, ParameterInForce, Rate, SignalName, SignalRules, SignalValues } from '#indicators';
import type { FiguresQuestion, GroupName } from '../indicators/question.js';

/** What rows of signals can be grouped by. */
export const SIGNAL_GROUP_NAMES = ['agency', 'officer', 'field', 'procedure', 'level', 'channel'] as const;
export type SignalGroupName = Extract<GroupName, (typeof SIGNAL_GROUP_NAMES)[number]>;

/** A question about the signals of a period: the population of figures, and values that replace the tenant's own. */
export interface SignalsQuestion extends Omit<FiguresQuestion, 'groupBy' | 'calendar'> {
  groupBy: readonly SignalGroupName[];
  values: SignalValues;
}

/** What a signal does to a row. */
export interface SignalTally {
  /** Dossiers it names. */
  dossiers: number;
  /** The headline rate counted again without them. */
  without: Rate;
}

export interface SignalsRow {
  key: Record<string, string | null>;
  received: number;
  resolved: number;
  /** The headline rate, with them. */
  rate: Rate;
  signals: Record<SignalName, SignalTally>;
  /** Dossiers that at least one signal names, each once. */
  any: SignalTally;
}

/** A signal as it was asked. */
export interface AskedSignal {
  name: SignalName;
  version: number;
  parameters: Readonly<Record<string, ParameterInForce>>;
}

export interface SignalsAnswer {
  signals: AskedSignal[];
  rows: SignalsRow[];
  total: SignalsRow;
  position: number;
  /** Dossiers left out because one of their events could not be applied. */
  incomplete: number;
}

export interface SignalDossiersQuestion extends Omit<SignalsQuestion, 'groupBy'> {
  signal: SignalName;
  /** The last code of the page before. */
  after?: string | null;
  /** 1 to 200. */
  limit: number;
}

/** An event that shows a signal; the whole of it is in the dossier's timeline. */
export interface SignalEvent {
  position: number;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
}

/** A dossier that a signal names; instants are ISO strings, nothing personal. */
export interface SignalDossier {
  code: string;
  /** Under the policy asked. */
  class: DossierClass;
  agencyId: string | null;
  officerId: string | null;
  /** What made it match, one entry a match: instants, counts, positions. */
  matches: Record<string, string | number | null>[];
  events: SignalEvent[];
}

export interface SignalDossiersPage {
  signal: AskedSignal;
  items: SignalDossier[];
  /** The code to go on after; null on the last page. */
  next: string | null;
  position: number;
}

export const askedSignal = (name: SignalName, version: number, rules: SignalRules): AskedSignal => ({
  name,
  version,
  parameters: rules[name],
});
