import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '#calendar';
import type { Database } from '#event-store';
import { KNOWN_SIGNALS, SIGNALS_HEADING, SIGNAL_NAMES } from '#indicators';
import type { SignalName, SignalRules } from '#indicators';
import { inSnapshot, rulesAt, signalDossiers, signals } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { findSignal, parseSignalDossiersQuery, parseSignalsQuery } from './signal-query.js';
import type { SignalsQuery } from './signal-query.js';
import { GetSignalDossiers, GetSignalsSummary, ListSignals } from './signal-requests.js';
import type { SignalCatalogue, SignalDossiers, SignalInForce, SignalsSummary } from './signal-requests.js';
import { SignalsTurnstile } from './signals-turnstile.js';

/** A definition with the values in force. */
export const inForce = (name: SignalName, rules: SignalRules): SignalInForce => {
  const { parameters, ...definition } = KNOWN_SIGNALS[name];
  const withValues = parameters.map((parameter) => ({
    ...parameter,
    ...(rules[name][parameter.name] ?? { value: parameter.default, from: 'default' as const }),
  }));
  return { ...definition, parameters: withValues };
};

@QueryHandler(ListSignals)
export class ListSignalsHandler implements IQueryHandler<ListSignals, SignalCatalogue> {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async execute({ principal }: ListSignals): Promise<SignalCatalogue> {
    requireOperation(principal, 'signals.read');
    const rules = await rulesAt(this.database, principal.tenant, null);
    return { heading: SIGNALS_HEADING, items: SIGNAL_NAMES.map((name) => inForce(name, rules)) };
  }
}

type Asked = Omit<SignalsQuery, 'groupBy'>;

const stated = ({ from, to, policy, population, asOf }: Asked, now: Instant) => ({
  ...{ from, to, policy: policy.name, policyVersion: policy.version, population },
  asOf: new Date(asOf ?? now).toISOString(),
  computedAt: new Date(now).toISOString(),
});

async function scopeFor(principal: Principal, catalogues: Catalogues): Promise<string[] | null> {
  const scope = scopeOf(principal, await catalogues.of(principal.tenant));
  return scope === null ? null : [...scope];
}

@QueryHandler(GetSignalsSummary)
export class GetSignalsSummaryHandler implements IQueryHandler<GetSignalsSummary, SignalsSummary> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(SignalsTurnstile) private readonly turnstile: SignalsTurnstile,
  ) {}

  async execute({ principal, parameters }: GetSignalsSummary): Promise<SignalsSummary> {
    requireOperation(principal, 'signals.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseSignalsQuery(parameters, now, timezone);
    const scope = await scopeFor(principal, this.catalogues);
    const question = { tenant, timezone, scope, now, ...query };
    const ask = () => inSnapshot(this.database, (sql) => signals(sql, question));
    const answer = await this.turnstile.pass(ask);
    const named = answer.signals.map((asked) => ({ ...asked, label: KNOWN_SIGNALS[asked.name].label }));
    return { heading: SIGNALS_HEADING, ...answer, signals: named, ...stated(query, now) };
  }
}

@QueryHandler(GetSignalDossiers)
export class GetSignalDossiersHandler implements IQueryHandler<GetSignalDossiers, SignalDossiers> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(SignalsTurnstile) private readonly turnstile: SignalsTurnstile,
  ) {}

  async execute({ principal, name, parameters }: GetSignalDossiers): Promise<SignalDossiers> {
    requireOperation(principal, 'signals.read');
    const signal = findSignal(name);
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const { cursor: after, ...query } = parseSignalDossiersQuery(signal, parameters, now, timezone);
    const scope = await scopeFor(principal, this.catalogues);
    const question = { tenant, timezone, scope, now, signal, after, ...query };
    const ask = () => inSnapshot(this.database, (sql) => signalDossiers(sql, question));
    const page = await this.turnstile.pass(ask);
    return { ...page, ...stated(query, now) };
  }
}
