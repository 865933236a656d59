import { Query } from '@nestjs/cqrs';
import type { Notice, NoticesQuestion } from '#read-models';
import type { Principal } from '../access/principal.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import { NOTICE_KINDS } from './promise.js';

/** A page of notices within the principal's scope, oldest first (CONTRACT 3, `GET /notices`). */
export class ListNotices extends Query<NoticeList> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface NoticeList {
  items: Notice[];
  /** The `after` of the next page; null on the last one. */
  next: number | null;
}

export type NoticesQuery = Pick<NoticesQuestion, 'kind' | 'agencyId' | 'after' | 'limit'>;

const MOST = 200;
const DEFAULT = 50;

/** Reads the parameters of `GET /notices`; throws VALIDATION.FAILED naming every one at fault. */
export function parseNoticesQuery(parameters: QueryParameters): NoticesQuery {
  const reader = new ParameterReader(parameters, ['after', 'kind', 'agencyId', 'limit']);
  const query: NoticesQuery = { after: 0, limit: DEFAULT };
  const kind = reader.oneOf('kind', NOTICE_KINDS);
  if (kind !== null) query.kind = kind;
  const agencyId = reader.text('agencyId');
  if (agencyId !== null && agencyId !== '') query.agencyId = agencyId.normalize('NFC');
  const after = reader.text('after');
  if (after !== null) {
    if (/^\d{1,15}$/.test(after)) query.after = Number(after);
    else
      reader.fault('after', 'CURSOR.INVALID', 'accepted is the `number` of a notice or the `next` of the page before');
  }
  const limit = reader.text('limit');
  if (limit !== null) {
    if (/^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= MOST) query.limit = Number(limit);
    else reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST)}`);
  }
  return reader.result(query);
}
