import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE } from '../ports.js';
import { invalid } from '../problem-error.js';
import { accountScope, isUuid } from './account-scope.js';
import type { AccountChangeKind } from './record-change.js';
import { statements } from './statements.js';

export interface AccountChangeView {
  changeId: string;
  changedAt: string;
  /** Actor of whoever changed it. */
  changedBy: string;
  change: AccountChangeKind;
  /** Name of the account or token. */
  name: string;
  accountId: string | null;
  tokenId: string | null;
  details: object;
}

interface Row {
  change_id: string;
  changed_at: Date;
  changed_by: string;
  change: AccountChangeKind;
  name: string;
  account_id: string | null;
  token_id: string | null;
  details: object;
}

/** Who changed whose access, when and how: insert-only. */
@Injectable()
export class AccountChanges {
  constructor(
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** Newest first. `before`: the last change of the page before. */
  async list(
    principal: Principal,
    { accountId, before, limit }: { accountId?: string | undefined; before?: string | undefined; limit: number },
  ): Promise<{ items: AccountChangeView[]; next: string | null }> {
    requireOperation(principal, 'accounts.read');
    for (const [name, id] of Object.entries({ accountId, before })) {
      if (id !== undefined && !isUuid(id))
        throw invalid([{ pointer: `?${name}`, code: 'ID.UNREADABLE', detail: 'is no id' }]);
    }
    const units = await accountScope(this.catalogues, principal);
    const scope = units === null ? null : [...units];
    const parameters = [principal.tenant, scope, accountId ?? null, before ?? null, limit];
    const items = (await this.database.query<Row>(statements.changes, parameters)).map(viewOf);
    return { items, next: items.length === limit ? (items.at(-1)?.changeId ?? null) : null };
  }
}

const viewOf = (row: Row): AccountChangeView => ({
  changeId: row.change_id,
  changedAt: row.changed_at.toISOString(),
  changedBy: row.changed_by,
  change: row.change,
  name: row.name,
  accountId: row.account_id,
  tokenId: row.token_id,
  details: row.details,
});
