import type { Applicant, Catalogue, DossierState, PersonalContent, ReviewState } from '#dossier';
import type { StoredEvent } from '#event-store';
import type { ApologyPaper, PaperHead, PaperPerson, PaperSize } from '#exchange';
import type { ActorName } from './actor-names.js';
import { officeOf } from './office-of.js';

/** Everything a paper of a dossier is made from. */
export interface DossierMatter {
  state: DossierState;
  events: readonly StoredEvent[];
  /** What was said with each event, by its id; null where it was erased. */
  contents: ReadonlyMap<string, PersonalContent | null>;
  catalogue: Catalogue;
  timezone: string;
  now: number;
  size: PaperSize;
  /** See {@link PaperHead}; null: none. */
  link: string | null;
  nameOf: ActorName;
  signerOf: ActorName;
  /** Of an apology that is asked for: the review of the dossier, and whether its apology is meant. */
  review?: {
    state: ReviewState;
    asked: boolean;
    /** The unit that its apology was signed for; null: the whole tenant, or not signed. */
    signedFor: string | null;
  };
}

export function headOf({ state, catalogue, timezone, now, size }: DossierMatter): PaperHead {
  const issuing = state.received ? (state.receivingAgencyId ?? state.agencyId) : state.agencyId;
  const code = state.procedureCode ?? '';
  const named = catalogue.procedures.get(code)?.at(-1)?.name ?? null;
  return {
    code: state.code,
    size,
    timezone,
    office: officeOf(catalogue, issuing),
    procedure: { code, name: named },
    printedAt: now,
  };
}

/** The applicant, each member as last stated. */
export function applicantIn(contents: Iterable<PersonalContent | null>): Applicant | null {
  const stated = [...contents].flatMap((content) => (content?.applicant === undefined ? [] : [content.applicant]));
  return stated.length === 0 ? null : Object.assign({}, ...stated);
}

/** What of an applicant stands on papers: never the id number. */
export function personOf(applicant: Applicant | null): PaperPerson {
  const { name, phone, address, email } = applicant ?? {};
  return Object.fromEntries(
    Object.entries({ name, phone, address, email }).filter(([, value]) => value !== undefined && value !== ''),
  );
}

export function whomOf({ contents }: DossierMatter): { applicant: PaperPerson; abstract: string | null } {
  const abstracts = [...contents.values()].flatMap((content) => content?.abstract ?? []);
  return { applicant: personOf(applicantIn(contents.values())), abstract: abstracts.at(-1) ?? null };
}

/** How a dossier ended for its applicant; null: the result is still to be had. */
export function closedOf(state: DossierState): ApologyPaper['closed'] {
  if (!state.received) return null;
  if (state.returnedAt !== null) return { how: 'returned', at: state.returnedAt };
  if (state.withdrawnAt !== null) return { how: 'withdrawn', at: state.withdrawnAt };
  return state.stoppedAt === null ? null : { how: 'stopped', at: state.stoppedAt };
}

export const instant = (iso: unknown): number | null => (typeof iso === 'string' ? Date.parse(iso) : null);
