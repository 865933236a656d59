import { Inject, Injectable } from '@nestjs/common';
import { addDays, parsePlainDate, startOfLocalDay } from '#calendar';
import { dossierStream } from '#dossier';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE } from '../ports.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import { invalid } from '../problem-error.js';
import { accountScope, isUuid } from './account-scope.js';
import { statements } from './statements.js';

/** Who read personal data in full, when, of what and why. */
export interface AccessRecordView {
  accessId: string;
  accessedAt: string;
  actorId: string;
  unitId: string | null;
  role: string;
  /** Such as `dossier-<code>`. */
  streamId: string;
  reason: string;
}

/** `dossier`: a code; `on`: a local date of the tenant, YYYY-MM-DD; `before`: the last record of the page before. */
const ACCEPTED = ['dossier', 'actorId', 'on', 'before', 'limit'] as const;

interface Row {
  access_id: string;
  accessed_at: Date;
  actor_id: string;
  unit_id: string | null;
  role: string;
  stream_id: string;
  reason: string;
}

/** The record of every full view, print and export of personal data, for whoever watches over it. */
@Injectable()
export class AccessRecords {
  constructor(
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /**
   * Newest first; a caller who sees a part of the tenant sees what its people read, and what others read of its dossiers
   * (2026-11-23: a ward had no row of the inspector who read its applicants). Throws VALIDATION.FAILED.
   */
  async list(
    principal: Principal,
    asked: QueryParameters,
    limit: number,
  ): Promise<{ items: AccessRecordView[]; next: string | null }> {
    requireOperation(principal, 'access-records.read');
    const reader = new ParameterReader(asked, ACCEPTED);
    const [dossier, actorId, on, before] = reader.result(
      (['dossier', 'actorId', 'on', 'before'] as const).map((name) => reader.text(name) ?? undefined),
    );
    if (before !== undefined && !isUuid(before)) throw invalid([{ pointer: '?before', code: 'ID.UNREADABLE' }]);
    const units = await accountScope(this.catalogues, principal);
    const stream = dossier === undefined ? null : dossierStream(dossier);
    const [from, to] = dayOf(on, principal.timezone);
    const scope = units === null ? null : [...units];
    const parameters = [principal.tenant, scope, stream, actorId ?? null, from, to, before ?? null, limit];
    const items = (await this.database.query<Row>(statements.accessRecords, parameters)).map(viewOf);
    return { items, next: items.length === limit ? (items.at(-1)?.accessId ?? null) : null };
  }
}

/** The instants between which a local day lies; nulls without one. */
function dayOf(on: string | undefined, timezone: string): [Date | null, Date | null] {
  if (on === undefined) return [null, null];
  const date = parsePlainDate(on);
  if (date === null) throw invalid([{ pointer: '?on', code: 'DATE.UNREADABLE', detail: 'a date as 2026-03-02' }]);
  return [new Date(startOfLocalDay(on, timezone)), new Date(startOfLocalDay(addDays(on, 1), timezone))];
}

const viewOf = (row: Row): AccessRecordView => ({
  accessId: row.access_id,
  accessedAt: row.accessed_at.toISOString(),
  actorId: row.actor_id,
  unitId: row.unit_id,
  role: row.role,
  streamId: row.stream_id,
  reason: row.reason,
});
