import { createHmac, hkdfSync } from 'node:crypto';
import type { Database } from '#event-store';
import type { IntakeRow } from '#exchange';

/** A row of a sheet by what it says. */
export interface RowContent {
  /** HMAC of its cells, hex. */
  content: string;
  /** The how-manieth of its sheet with this content, from 0. */
  occurrence: number;
  /** It names its time of reception. */
  timed: boolean;
}

export interface RowClaim {
  /** Of the row that came first with this content. */
  key: string;
  /** Local date. */
  claimedOn: string;
}

/** A row without a time is of the day it is handed in; after so many days the same content is another dossier. */
const UNTIMED_DAYS = 7;
const TIMED_DAYS = 30;

const FORGET = `
  delete from intake_row where tenant_id = $1
    and (claimed_on < $2::date - ${String(TIMED_DAYS)} or not timed and claimed_on < $2::date - ${String(UNTIMED_DAYS)})`;
const CLAIM = `
  insert into intake_row (tenant_id, content, occurrence, row_key, timed, claimed_on)
  select $1, decode(w.content, 'hex'), w.occurrence, w.key, w.timed, $3::date
  from jsonb_to_recordset($2::jsonb) as w(content text, occurrence integer, key text, timed boolean)
  on conflict do nothing`;
const FIND = `
  select w.content, r.occurrence, r.row_key, to_char(r.claimed_on, 'YYYY-MM-DD') as claimed_on
  from jsonb_to_recordset($2::jsonb) as w(content text, occurrence integer)
  join intake_row r on r.tenant_id = $1 and r.content = decode(w.content, 'hex') and r.occurrence = w.occurrence`;

/**
 * Which row came first with which content, so that a mended sheet hands in its good rows under the keys that they had. Known
 * by an HMAC under the master key and forgotten after thirty days.
 */
export class SheetRows {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    masterKey: Buffer,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen intake row', 32));
  }

  /**
   * HMAC of all that a row says, hex; null where it names neither applicant nor code: two such rows may well be two dossiers.
   * @param agencyId of rows that name none
   */
  contentOf(tenant: string, { cells }: IntakeRow, agencyId: string | null): string | null {
    const { name, idNumber, phone, code } = cells;
    if ([name, idNumber, phone, code].every((text) => text === undefined)) return null;
    const said = Object.entries({ ...cells, agencyId: cells.agencyId ?? agencyId ?? '' }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return createHmac('sha256', this.key)
      .update(JSON.stringify([tenant, said]))
      .digest('hex');
  }

  /** Whose each content is; those that nobody had are the given rows' from now on. */
  async claim(
    tenant: string,
    today: string,
    rows: readonly (RowContent & { key: string })[],
  ): Promise<Map<string, RowClaim>> {
    if (rows.length === 0) return new Map();
    await this.database.query(FORGET, [tenant, today]);
    await this.database.query(CLAIM, [tenant, JSON.stringify(rows), today]);
    return this.find(tenant, rows);
  }

  /** The same without claiming any, by {@link contentKey}. */
  async find(tenant: string, rows: readonly RowContent[]): Promise<Map<string, RowClaim>> {
    type Row = { content: string; occurrence: number; row_key: string; claimed_on: string };
    if (rows.length === 0) return new Map();
    const found = await this.database.query<Row>(FIND, [tenant, JSON.stringify(rows)]);
    return new Map(found.map((row) => [contentKey(row), { key: row.row_key, claimedOn: row.claimed_on }]));
  }
}

export const contentKey = ({ content, occurrence }: { content: string; occurrence: number }): string =>
  `${content} ${String(occurrence)}`;
