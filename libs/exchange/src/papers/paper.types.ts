import type { Limit } from '#calendar';
import type { Component } from '#dossier';

/** Forms 01, 02, 03, 04 and 06 of a dossier, as paths name them. */
export const PAPER_KINDS = ['receipt', 'supplement', 'refusal', 'apology', 'control-slip'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_SIZES = ['A4', 'A5'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** Whoever issues a paper. */
export interface PaperOffice {
  name: string;
  /** The authority above it; null: none. */
  parent: string | null;
  /** Where papers are dated, such as `Hà Nội`; null: left to be filled in. */
  place: string | null;
}

/** The applicant in full; absent members were not given, or were erased. */
export interface PaperPerson {
  name?: string;
  phone?: string;
  address?: string;
  email?: string;
}

/** What every paper of a dossier says. Instants are epoch milliseconds. */
export interface PaperHead {
  code: string;
  size: PaperSize;
  timezone: string;
  office: PaperOffice;
  procedure: { code: string; name: string | null };
  /** When it is printed. */
  printedAt: number;
}

/** Form 01. */
export interface ReceiptPaper extends PaperHead {
  kind: 'receipt';
  applicant: PaperPerson;
  abstract: string | null;
  receivedAt: number;
  /** The first promise, as this paper gives it for ever; null: the procedure has no limit. */
  promisedAt: number | null;
  limit: Limit | null;
  components: readonly Pick<Component, 'name' | 'form'>[];
  channel: 'counter' | 'online' | 'post';
  /** Who decides where that is another agency than the one that received. */
  handledBy: string | null;
  receivedBy: string | null;
  /** Address of the citizen's page with the receipt's token; null: none is given (nobody to give it to). */
  link: string | null;
}

/** Form 02. */
export interface SupplementPaper extends PaperHead {
  kind: 'supplement';
  applicant: PaperPerson;
  abstract: string | null;
  requestedAt: number;
  respondBy: number | null;
  items: readonly string[];
  reason: string | null;
  requestedBy: string | null;
  link: string | null;
}

/** Form 03. */
export interface RefusalPaper extends PaperHead {
  kind: 'refusal';
  applicant: PaperPerson;
  abstract: string | null;
  refusedAt: number;
  reasonCode: string;
  reason: string | null;
  refusedBy: string | null;
}

/** Form 04. */
export interface ApologyPaper extends PaperHead {
  kind: 'apology';
  applicant: PaperPerson;
  abstract: string | null;
  receivedAt: number;
  /** null: not numbered yet, as of an extension. */
  documentNumber: string | null;
  previousDueAt: number;
  /** The new day; null: none is promised, as where the result came late or nobody extended. */
  dueAt: number | null;
  /** When the result was ready; null: it is not. */
  endedAt: number | null;
  /** How and when the dossier ended for its applicant, who is then promised nothing and asked nowhere; null: it has not. */
  closed: { how: 'returned' | 'withdrawn' | 'stopped'; at: number } | null;
  /** The day on the paper. */
  issuedAt: number;
  responsibleUnit: string;
  reasonCode: string;
  reason: string | null;
  /** The post of whoever signs, such as `Giám đốc Sở Tư pháp`. */
  signatoryPost: string;
  /** Who signed, where the agency's own head did; null: the name is written by hand. */
  signatory: string | null;
  link: string | null;
}

/** One hand-over or step on form 06. */
export interface ControlStep {
  at: number;
  /** When it was entered, where that is another minute. */
  recordedAt: number | null;
  kind:
    | 'received'
    | 'handedOver'
    | 'supplementRequested'
    | 'supplementReceived'
    | 'supplementExpired'
    | 'paymentRequested'
    | 'paymentReceived'
    | 'extended'
    | 'recalculated'
    | 'processed'
    | 'returned'
    | 'withdrawn'
    | 'stopped'
    | 'corrected';
  from: string | null;
  to: string | null;
  /** Who recorded it. */
  by: string | null;
  /** The due in force after it, where it gave or moved one. */
  dueAt: number | null;
  /** Whether it was before, on or after the due in force then; null: no due, or nothing to judge. */
  standing: 'early' | 'onTime' | 'late' | null;
}

/** Form 06: nothing personal on it. */
export interface ControlSlipPaper extends PaperHead {
  kind: 'control-slip';
  receivedAt: number;
  dueAt: number | null;
  steps: readonly ControlStep[];
}

export type Paper = ReceiptPaper | SupplementPaper | RefusalPaper | ApologyPaper | ControlSlipPaper;

/** One dossier in form 07. */
export interface RegisterRow {
  number: number;
  code: string;
  procedure: string;
  applicant: PaperPerson;
  handledBy: string;
  channel: 'counter' | 'online' | 'post' | null;
  receivedAt: number;
  promisedAt: number | null;
  processedAt: number | null;
  returnedAt: number | null;
  state: string;
}

/** Form 07 of one day. */
export interface RegisterPaper {
  kind: 'register';
  /** Such as `2026-03-02`. */
  on: string;
  timezone: string;
  office: PaperOffice;
  printedAt: number;
  rows: readonly RegisterRow[];
}
