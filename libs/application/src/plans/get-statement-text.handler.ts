import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { recordAccess, requireReason } from '../personal/access-record.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { DATABASE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Ids } from '../ports.js';
import { planOf } from './plan-book.js';
import { planStream } from './plan-events.js';
import { GetStatementText } from './plan-requests.js';
import type { StatementText } from './plan-requests.js';
import { openText, sealedText } from './statement-text.js';

/** The text of a statement: for those who answer for the whole city, each reading on record before it is opened. */
@QueryHandler(GetStatementText)
export class GetStatementTextHandler implements IQueryHandler<GetStatementText, StatementText> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, planId, eventId, reason }: GetStatementText): Promise<StatementText> {
    requireOperation(principal, 'plan-texts.read');
    requireWholeTenant(principal, 'statements of plans concern');
    requireReason(reason);
    const { database, vault, ids } = this;
    const { tenant } = principal;
    await planOf(database, tenant, planId, null);
    const streamId = planStream(planId);
    await sealedText(database, tenant, streamId, eventId);
    const accessId = await recordAccess({ database, ids }, principal, streamId, reason);
    const text = await openText(database, vault, tenant, streamId, eventId);
    return { planId, eventId, text, erased: text === null, accessId };
  }
}
