import { Command, Query } from '@nestjs/cqrs';
import type { CommandAnswer, IdempotencyRequest } from '../dossiers/execute-dossier-command.js';
import type { HandOverBody } from '../dossiers/command-body.js';
import type { DossierList, ListNames } from '../dossiers/dossier-list.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { Principal } from '../access/principal.js';

/** What the desk counts today; each number is that of the list its query names. */
export const DESK_LISTS = {
  dueToday: 'due=today&sort=due',
  dueSoon: 'due=soon&sort=due',
  overdue: 'overdue=true&sort=due',
  waiting: 'state=waitingSupplement,waitingPayment&sort=due',
  atRisk: 'atRisk=true&sort=due',
} as const;
export type DeskListName = keyof typeof DESK_LISTS;

export interface DeskToday extends Record<DeskListName, { count: number; query: string }> {
  /** The moment the counts are of. */
  now: string;
  /** How far in the log they have been counted. */
  position: number;
}
/** Counts of a desk, within `agencyId`, `fieldCode`, `procedureCode`, `holderUnitId` and `officerId` (`me`: the caller's own). */
export class GetDeskToday extends Query<DeskToday> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface HolderLoad {
  unitId: string | null;
  officerId: string | null;
  count: number;
  /** The nearest due among them. */
  firstDueAt: string | null;
  query: string;
}
/** Who holds the dossiers of one of the desk's lists. */
export class GetDeskHolders extends Query<{
  list: DeskListName;
  holders: HolderLoad[];
  names: ListNames;
  position: number;
}> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** The caller's next dossier: what is due first among the open ones they hold that wait for nobody. */
export class GetNextDossier extends Query<{
  dossier: DossierList['items'][number] | null;
  left: number;
  names: ListNames;
}> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** At most in one request. */
export const MOST_HAND_OVERS = 200;

export type HandOverVerdict =
  | { code: string; done: true; answer: CommandAnswer }
  | { code: string; done: false; problem: { code: string; detail: string; [member: string]: unknown } };

/** Several dossiers handed over alike, each by its own command and key: one refusal hurts no other. */
export class HandOverMany extends Command<{ done: number; refused: number; items: HandOverVerdict[] }> {
  constructor(
    readonly principal: Principal,
    readonly body: HandOverBody,
    readonly items: readonly { code: string; version: number; idempotency: IdempotencyRequest }[],
  ) {
    super();
  }
}
