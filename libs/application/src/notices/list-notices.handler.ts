import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { listNotices } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE } from '../ports.js';
import type { NoticeList } from './list-notices.js';
import { ListNotices, parseNoticesQuery } from './list-notices.js';

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices, NoticeList> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: ListNotices): Promise<NoticeList> {
    requireOperation(principal, 'notices.read');
    const query = parseNoticesQuery(parameters);
    const { tenant } = principal;
    const agencies = scopeOf(principal, await this.catalogues.of(tenant));
    const scope = agencies === null ? null : [...agencies];
    const found = await listNotices(this.database, { tenant, scope, ...query, limit: query.limit + 1 });
    const items = found.slice(0, query.limit);
    return { items, next: found.length > items.length ? (items.at(-1)?.number ?? null) : null };
  }
}
