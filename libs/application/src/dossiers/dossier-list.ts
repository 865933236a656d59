import { Query } from '@nestjs/cqrs';
import { CHANNELS, DOSSIER_STATUSES } from '#dossier';
import type { DossierStatus } from '#dossier';
import type { DossierFilters, DossierListCursor, DossierOrder, ListedDossier } from '#read-models';
import type { Principal } from '../access/principal.js';
import { INSTANT_FORM, ParameterReader, readInstant } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A page of dossiers within the principal's scope (CONTRACT 3, `GET /dossiers`). */
export class ListDossiers extends Query<DossierList> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface DossierList {
  items: (ListedDossier & {
    /** Working minutes until the due by the calendar of the competent agency, below 0 after it; null: ended, or no due. */
    remainingMinutes: number | null;
  })[];
  /** The `cursor` of the next page; null on the last one. */
  next: string | null;
  /** What the ids and codes of the page are called; what nobody named is absent. */
  names: ListNames;
}

export interface ListNames {
  agencies: Record<string, string>;
  procedures: Record<string, string>;
  officers: Record<string, string>;
}

export interface DossierListQuery {
  filters: DossierFilters;
  after: DossierListCursor | null;
  /** 1 to 200. */
  limit: number;
  order: DossierOrder;
  /** Whose own list it is: `officerId=me`. */
  mine: boolean;
}

const FILTERS = [
  'state',
  'agencyId',
  'fieldCode',
  'procedureCode',
  'officerId',
  'holderUnitId',
  'channel',
  'dueBefore',
  'dueAfter',
  'overdue',
  'code',
  'codeEnd',
  'q',
  'open',
  'due',
  'atRisk',
  'sort',
] as const;
const TEXTS = ['agencyId', 'fieldCode', 'procedureCode', 'officerId', 'holderUnitId', 'code', 'codeEnd', 'q'] as const;
const MOST = 200;
const DEFAULT = 50;

/** Reads the parameters of `GET /dossiers`; throws VALIDATION.FAILED naming every one at fault. */
export function parseDossierListQuery(parameters: QueryParameters): DossierListQuery {
  const reader = new ParameterReader(parameters, [...FILTERS, 'cursor', 'limit']);
  const filters: DossierFilters = {};
  for (const name of TEXTS) {
    const value = reader.text(name);
    if (value !== null && value !== '') filters[name] = value.normalize('NFC');
  }
  const states = readStates(reader);
  if (states !== null) filters.state = states;
  const channel = reader.oneOf('channel', CHANNELS);
  if (channel !== null) filters.channel = channel;
  const overdue = reader.oneOf('overdue', ['true', 'false']);
  if (overdue !== null) filters.overdue = overdue === 'true';
  for (const name of ['dueBefore', 'dueAfter'] as const) {
    const text = reader.text(name);
    if (text === null) continue;
    const instant = readInstant(text);
    if (instant === null) reader.fault(name, 'INSTANT.UNREADABLE', INSTANT_FORM);
    else filters[name] = instant;
  }
  if (reader.oneOf('open', ['true']) !== null) filters.open = true;
  if (reader.oneOf('atRisk', ['true']) !== null) filters.atRisk = true;
  const due = reader.oneOf('due', ['today', 'soon']);
  if (due !== null) filters.due = due;
  const order = reader.oneOf('sort', ['received', 'due']) ?? 'received';
  // Ended dossiers have no time left, and no index by it.
  if (order === 'due') filters.open = true;
  const mine = filters.officerId === 'me';
  if (mine) delete filters.officerId;
  if (filters.officerId === 'none') filters.officerId = null;
  const limit = reader.text('limit') ?? String(DEFAULT);
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST) {
    reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST)}`);
  }
  const cursor = reader.text('cursor');
  const after = cursor === null ? null : decodeCursor(cursor);
  if (cursor !== null && after === null)
    reader.fault('cursor', 'CURSOR.INVALID', 'accepted is the `next` of the page before');
  return reader.result({ filters, after, limit: Number(limit), order, mine });
}

function readStates(reader: ParameterReader): DossierStatus[] | null {
  const text = reader.text('state');
  if (text === null || text === '') return null;
  const states: DossierStatus[] = [];
  for (const part of text.split(',')) {
    const known = DOSSIER_STATUSES.find((status) => status === part.trim());
    if (known === undefined)
      reader.fault('state', 'STATE.UNKNOWN', `"${part}": accepted are ${DOSSIER_STATUSES.join(', ')}`);
    else states.push(known);
  }
  return states;
}

/** Opaque to the caller: where the page ended. */
export const encodeCursor = (cursor: DossierListCursor): string =>
  Buffer.from(JSON.stringify([cursor.listedAt, cursor.code]), 'utf8').toString('base64url');

function decodeCursor(text: string): DossierListCursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [listedAt, code] = value as unknown[];
    if (typeof code !== 'string' || code.includes('\0')) return null;
    if (listedAt === null) return { listedAt, code };
    if (typeof listedAt !== 'string') return null;
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(listedAt) && !Number.isNaN(Date.parse(listedAt))
      ? { listedAt, code }
      : null;
  } catch {
    return null;
  }
}
