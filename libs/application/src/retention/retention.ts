import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '#calendar';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { statements } from './statements.js';

export const LONGEST_KEPT_MONTHS = 1_200;

/** How long the personal data of a procedure's dossiers is kept after their end. */
export interface RetentionRule {
  procedureCode: string;
  /** Null: for ever, as without a rule. */
  keepMonths: number | null;
  changedBy: string;
  /** ISO instant. */
  changedAt: string;
  /** Dossiers whose person the next night erases by it. */
  dueNow: number;
}

interface Row {
  procedure_code: string;
  keep_months: number | null;
  changed_by: string;
  changed_at: Date;
  due: number;
}

/** The one table of how long personal data is kept. */
@Injectable()
export class Retention {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws AUTH.FORBIDDEN, also for whoever sees only a part of the tenant. */
  async list(principal: Principal): Promise<RetentionRule[]> {
    requireOperation(principal, 'retention.read');
    requireWholeTenant(principal, 'retention concerns');
    const today = localDate(this.clock.now(), principal.timezone);
    const rows = await this.database.query<Row>(statements.rules, [principal.tenant, today]);
    return rows.map((row) => ({
      ...{ procedureCode: row.procedure_code, keepMonths: row.keep_months, changedBy: row.changed_by },
      ...{ changedAt: row.changed_at.toISOString(), dueNow: row.due },
    }));
  }

  /** Sets the rule of a procedure; null keeps for ever again. Throws NOT_FOUND for an unknown procedure, VALIDATION.FAILED. */
  async set(principal: Principal, procedureCode: string, keepMonths: number | null): Promise<RetentionRule[]> {
    requireOperation(principal, 'retention.manage');
    requireWholeTenant(principal, 'retention concerns');
    const fits = keepMonths === null || (Number.isInteger(keepMonths) && keepMonths >= 1);
    if (!fits || (keepMonths ?? 0) > LONGEST_KEPT_MONTHS) {
      const detail = `whole months, 1 to ${String(LONGEST_KEPT_MONTHS)}, or null`;
      throw invalid([{ pointer: '/keepMonths', code: 'OUT_OF_RANGE', detail }]);
    }
    const catalogue = await this.catalogues.of(principal.tenant);
    if (!catalogue.procedures.has(procedureCode)) {
      throw new ProblemError('NOT_FOUND', `no procedure ${procedureCode}`);
    }
    const { tenant, actorId } = principal;
    await this.database.query(statements.addRule, [tenant, procedureCode, keepMonths, actorId]);
    return this.list(principal);
  }
}
