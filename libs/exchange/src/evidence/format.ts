import type { CalendarVersion, PlainDate } from '#calendar';
import type { CellName, Classification, Policy, Population } from '#indicators';
import type { FactsJson } from './facts-json.js';

/** What an evidence file says it is. */
export const EVIDENCE_FORMAT = 'dung-hen-evidence';
/** Rises when a reader of the version before would misread it. */
export const EVIDENCE_VERSION = 1;

/** The files of an evidence zip, in the order in which they are written; `manifest.json` seals the others. */
export const EVIDENCE_FILES = [
  ...(['README.txt', 'query.json', 'policy.json', 'answer.json', 'dossiers.ndjson'] as const),
  ...(['calendars.json', 'head.json', 'manifest.json'] as const),
] as const;
/** Only in a zip about exactly a closed period, of the whole tenant. */
export const CLOSING_FILE = 'closing.json';
export type EvidenceFile = (typeof EVIDENCE_FILES)[number] | typeof CLOSING_FILE;
export const isEvidenceFile = (name: string): name is EvidenceFile =>
  name === CLOSING_FILE || EVIDENCE_FILES.some((known) => known === name);
export const MANIFEST_FILE = 'manifest.json' satisfies EvidenceFile;

/** The question as it was understood: `query.json`. */
export interface EvidenceQuery {
  tenant: string;
  timezone: string;
  /** As it was asked; null where dates were, or nothing. */
  period: string | null;
  /** Local dates, both inclusive. */
  from: PlainDate;
  to: PlainDate;
  calendar: 'gregorian' | 'kstt';
  policy: string;
  policyVersion: number;
  groupBy: string[];
  filters: Record<string, string | null>;
  population: Population;
  /** Competent agencies (of a grouping by handlingAgency: holders) that may be counted; null: all of the tenant's. */
  scope: string[] | null;
  /** ISO instant of the question, or null: everything known when it was asked. */
  asOf: string | null;
  /** The last position of the log that is counted. */
  position: number;
  /** ISO instant. */
  computedAt: string;
  dossiers: number;
  program: { name: string; version: string };
}

/** `policy.json`: the definitions in full, so that figures can be recounted under them. */
export interface EvidencePolicies {
  asked: Policy;
  firstPromise: Policy;
  survivorshipSafe: Policy;
}

/** `calendars.json`: every version a dossier of the list was promised under. */
export interface EvidenceCalendars {
  calendars: { id: string; version: number; calendar: CalendarVersion | null }[];
}

/** `closing.json`: the period's closing and every restatement known then, as the log holds them. */
export interface EvidenceClosing {
  events: EvidenceClosingEvent[];
}

/** An event of the log whole, with the hash before it, so that its own can be computed anew. */
export interface EvidenceClosingEvent {
  position: number;
  eventId: string;
  streamId: string;
  version: number;
  type: 'PeriodClosed' | 'PeriodRestated';
  schemaVersion: number;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  unitId: string | null;
  correlationId: string | null;
  causationId: string | null;
  data: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

/** A head of the log under the installation's signature. */
export interface SignedHeadJson {
  tenant: string;
  position: number;
  hash: string;
  signedAt: string;
  keyId: string;
  signature: string;
}

/** `head.json`: where the log stood, and the signed heads next to it. */
export interface EvidenceHead {
  tenant: string;
  position: number;
  /** hex: SHA-256 that seals everything up to the position. */
  hash: string;
  signedBefore: SignedHeadJson | null;
  signedAfter: SignedHeadJson | null;
  /**
   * Up to which position an import wrote the log; null: it grew where it is. What no hash covers of these positions (the origin
   * of an event, on which two signals rest) is as the source said.
   */
  brought: { source: string; position: number; hash: string; importedAt: string } | null;
  /** Of the installation's key today, SPKI PEM. */
  publicKey: string;
  keyId: string;
}

/** `manifest.json` without its signature, which is over its RFC 8785 text. */
export interface EvidenceManifest {
  format: typeof EVIDENCE_FORMAT;
  formatVersion: number;
  tenant: string;
  /** ISO instant. */
  createdAt: string;
  files: { name: string; size: number; sha256: string }[];
  keyId: string;
  publicKey: string;
}

export interface SignedManifest extends EvidenceManifest {
  /** Ed25519, base64. */
  signature: string;
}

/** Where a dossier stands under one policy; instants as ISO texts. */
export interface EvidenceClass extends Omit<Classification, 'end' | 'comparedWith'> {
  end: string | null;
  comparedWith: string | null;
}

/** A dossier as one span of the question counts it. */
export interface EvidenceDossierView {
  keys: Record<string, string | null>;
  /** Units that held it; only in a grouping by handlingAgency. */
  handlingAgencies?: (string | null)[];
  cells: CellName[];
  refusedAt: string | null;
  facts: FactsJson | null;
  /** Each null where that policy counts it in no row, as one that was refused at intake. */
  asked: EvidenceClass | null;
  firstPromise: EvidenceClass | null;
  survivorshipSafe: EvidenceClass | null;
}

/** A due from the event on that gave or moved it. */
export interface EvidenceDue {
  dueAt: string | null;
  promiseDueAt: string | null;
  indexDueAt: string | null;
  firstPromiseAt: string | null;
  cause: object;
  occurredAt: string;
  recordedAt: string;
  position: number;
  calendar: { id: string; version: number } | null;
}

/** An event of the log: nothing personal, nobody's name. */
export interface EvidenceEvent {
  position: number;
  eventId: string;
  type: string;
  version: number;
  occurredAt: string;
  recordedAt: string;
  hash: string;
}

/** A line of `dossiers.ndjson`. */
export interface EvidenceDossier extends EvidenceDossierView {
  code: string;
  flags: string[];
  /** One per month that counts it, in a question grouped by month. */
  months?: (EvidenceDossierView & { month: string })[];
  dues: EvidenceDue[];
  events: EvidenceEvent[];
}
