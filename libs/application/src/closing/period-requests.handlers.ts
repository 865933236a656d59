import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { localDate } from '#calendar';
import type { Database, EventStore } from '#event-store';
import { periodsOfYear } from '#indicators';
import { inSnapshot } from '#read-models';
import type { RestatedDossier } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { changeClosingRules, readClosingRules } from './closing-rules.js';
import type { ClosingRulesView } from './closing-rules.js';
import type { ClosingTools } from './closing-tools.js';
import { pendingChanges } from './pending-changes.js';
import { periodFigures } from './period-figures.js';
import type { PeriodFigures } from './period-figures.js';
import { readPeriodPath, readPeriodQuestion, readPeriodsQuery, readRestatementQuestion } from './period-parameters.js';
import { periodRecord, periodRecords } from './period-record.js';
import { ChangeClosingRules, GetClosingRules, GetPeriod, GetRestatement, ListPeriods } from './period-requests.js';
import type { RestatementPage } from './period-requests.js';
import { periodView } from './period-view.js';
import type { PeriodView } from './period-view.js';
import { RestatementPages } from './restatement-page.js';
import { restatementSlices } from './restate-period.js';
import { restatementInForce } from './restatement-in-force.js';

type Store = Pick<EventStore, 'append' | 'readStream' | 'readStreams'>;

const toolsOf = (database: Database, store: Store, ids: Ids): ClosingTools => ({
  database,
  store,
  newId: () => ids.uuid(),
});

/** Agencies a principal may count, as SQL takes them; null: all of the tenant's. */
async function agenciesOf(principal: Principal, catalogues: Catalogues): Promise<string[] | null> {
  const scope = scopeOf(principal, await catalogues.of(principal.tenant));
  return scope === null ? null : [...scope];
}

@QueryHandler(ListPeriods)
export class ListPeriodsHandler implements IQueryHandler<ListPeriods> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: ListPeriods) {
    requireOperation(principal, 'periods.read');
    const now = this.clock.now();
    const { calendar, year } = readPeriodsQuery(parameters, localDate(now, principal.timezone));
    const rules = await readClosingRules(toolsOf(this.database, this.store, this.ids), principal);
    const periods = periodsOfYear(year, calendar);
    const { tenant, timezone } = principal;
    const records = await periodRecords(this.store, tenant, periods);
    const scope = await agenciesOf(principal, this.catalogues);
    const changes = await inSnapshot(this.database, (sql) => pendingChanges(sql, principal, records, scope));
    const items: PeriodView[] = [];
    for (const period of periods) {
      const record = records.find((known) => known.period === period.period) ?? null;
      const counts = record === null ? null : await restatementInForce(this.database, tenant, record, scope);
      const pending = record === null ? null : (changes.get(record) ?? null);
      items.push(periodView(period, record, rules, { now, timezone, counts, pending }));
    }
    return { calendar, year, rules, items };
  }
}

@QueryHandler(GetPeriod)
export class GetPeriodHandler implements IQueryHandler<GetPeriod> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, ...asked }: GetPeriod): Promise<PeriodView & { figures: PeriodFigures }> {
    requireOperation(principal, 'periods.read');
    const now = this.clock.now();
    const { tenant, timezone } = principal;
    const period = readPeriodPath(asked.calendar, asked.period);
    const question = readPeriodQuestion(asked.parameters);
    const tools = toolsOf(this.database, this.store, this.ids);
    const record = await periodRecord(this.store, tenant, period);
    const rules = await readClosingRules(tools, principal);
    const scope = await agenciesOf(principal, this.catalogues);
    const figures = await periodFigures(tools, { tenant, timezone }, period, record, { ...question, scope, now });
    const counts = record === null ? null : await restatementInForce(this.database, tenant, record, scope);
    const records = record === null ? [] : [record];
    const [pending = null] = await inSnapshot(this.database, async (sql) => [
      ...(await pendingChanges(sql, principal, records, scope)).values(),
    ]);
    return { ...periodView(period, record, rules, { now, timezone, counts, pending }), figures };
  }
}

@QueryHandler(GetRestatement)
export class GetRestatementHandler implements IQueryHandler<GetRestatement, RestatementPage> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, calendar, period, parameters }: GetRestatement): Promise<RestatementPage> {
    requireOperation(principal, 'periods.read');
    const now = this.clock.now();
    const { tenant, timezone } = principal;
    const named = readPeriodPath(calendar, period);
    const question = readRestatementQuestion(parameters, now);
    const record = await periodRecord(this.store, tenant, named);
    if (record === null) {
      const message = `${named.period} (${named.calendar}) is not closed: nothing can be restated`;
      throw new ProblemError('PERIOD.NOT_CLOSED', message, { calendar: named.calendar, period: named.period });
    }
    const scope = scopeOf(principal, await this.catalogues.of(tenant));
    const page = new RestatementPages({ ...question, scope });
    const known = { asOf: question.asOf, now };
    const take = (slice: readonly RestatedDossier[]): void => {
      page.take(slice);
    };
    const position = await restatementSlices({ database: this.database }, { tenant, timezone }, record, known, take);
    return { ...page.result(record), asOf: new Date(question.asOf ?? now).toISOString(), position };
  }
}

@QueryHandler(GetClosingRules)
export class GetClosingRulesHandler implements IQueryHandler<GetClosingRules, ClosingRulesView> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  execute({ principal }: GetClosingRules): Promise<ClosingRulesView> {
    requireOperation(principal, 'periods.read');
    return readClosingRules(toolsOf(this.database, this.store, this.ids), principal);
  }
}

@CommandHandler(ChangeClosingRules)
export class ChangeClosingRulesHandler implements ICommandHandler<ChangeClosingRules, ClosingRulesView> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  execute({ principal, change }: ChangeClosingRules): Promise<ClosingRulesView> {
    requireOperation(principal, 'closing-rules.manage');
    requireWholeTenant(principal);
    const { tenant, timezone, actorId, unitId } = principal;
    const tools = toolsOf(this.database, this.store, this.ids);
    return changeClosingRules(tools, { tenant, timezone }, change, { actorId, unitId }, this.clock.now());
  }
}
