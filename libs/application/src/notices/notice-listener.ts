import type { Database } from '#event-store';
import { lastNotice, listNotices } from '#read-models';
import type { Notice } from '#read-models';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';

const PAGE = 200;

/** The notices given since somebody began to listen, within what that person may see. */
export class NoticeListener {
  private heard: number | null = null;

  constructor(
    private readonly database: Database,
    private readonly catalogues: Catalogues,
    private readonly principal: Principal,
  ) {}

  /** What was given since the last call, the oldest first; the first call begins the listening and answers nothing. */
  async next(): Promise<Notice[]> {
    const { tenant } = this.principal;
    const last = await lastNotice(this.database, tenant);
    if (this.heard === null || last <= this.heard) {
      this.heard = last;
      return [];
    }
    const agencies = scopeOf(this.principal, await this.catalogues.of(tenant));
    const scope = agencies === null ? null : [...agencies];
    const found = await listNotices(this.database, { tenant, scope, after: this.heard, limit: PAGE });
    // A full page may not be all; the rest comes with the next call.
    this.heard = found.length === PAGE ? (found.at(-1)?.number ?? last) : Math.max(last, found.at(-1)?.number ?? 0);
    return found;
  }
}
