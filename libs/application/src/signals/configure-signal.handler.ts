import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { EventStore, GroupAppender } from '#event-store';
import { KNOWN_SIGNALS, SIGNAL_RULES_STREAM, configuredValues, isWithin, rulesInForce } from '#indicators';
import type { SignalConfigured, SignalName, SignalValues } from '#indicators';
import { decideAndAppend } from '../appending/decide-and-append.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { APPENDER, CLOCK, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { inForce } from './signal-queries.handlers.js';
import { acceptedBy, findSignal } from './signal-query.js';
import { ConfigureSignal } from './signal-requests.js';
import type { SignalInForce } from './signal-requests.js';

@CommandHandler(ConfigureSignal)
export class ConfigureSignalHandler implements ICommandHandler<ConfigureSignal, SignalInForce> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The same values again write nothing. */
  async execute({ principal, name, body }: ConfigureSignal): Promise<SignalInForce> {
    requireOperation(principal, 'signals.configure');
    requireWholeTenant(principal);
    const signal = findSignal(name);
    const parameters = readParameters(signal, body);
    let wanted: SignalValues = {};
    const append = this.appender.append.bind(this.appender);
    await decideAndAppend({ store: this.store, append }, principal.tenant, SIGNAL_RULES_STREAM, (events) => {
      const set = configuredValues(events.map(({ data }) => data as unknown as SignalConfigured['data']));
      wanted = { ...set, [signal]: parameters };
      const [before, after] = [rulesInForce(set)[signal], rulesInForce(wanted)[signal]];
      if (JSON.stringify(before) === JSON.stringify(after)) return null;
      return this.event(principal, { name: signal, version: KNOWN_SIGNALS[signal].version, parameters });
    });
    return inForce(signal, rulesInForce(wanted));
  }

  private event({ actorId, unitId }: Principal, data: SignalConfigured['data']) {
    const nothing = { correlationId: null, causationId: null, personal: null };
    return {
      ...{ eventId: this.ids.uuid(), type: 'SignalConfigured', schemaVersion: 1, data: { ...data } },
      ...{ occurredAt: new Date(this.clock.now()).toISOString(), actorId, unitId, ...nothing },
    };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{parameters: {minCount: 20}}` and nothing else. */
function readParameters(signal: SignalName, body: unknown): Record<string, number> {
  const given = isObject(body) ? body['parameters'] : undefined;
  if (!isObject(body) || !isObject(given)) {
    throw invalid([{ pointer: '/parameters', code: 'VALUE.MISSING', detail: 'an object of whole numbers by name' }]);
  }
  const known = KNOWN_SIGNALS[signal].parameters;
  const names = known.map(({ name }) => name).join(', ');
  const problems: FieldProblem[] = Object.keys(body)
    .filter((member) => member !== 'parameters')
    .map((member) => ({ pointer: `/${member}`, code: 'UNKNOWN_MEMBER', detail: 'accepted is parameters' }));
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    const pointer = `/parameters/${name}`;
    const parameter = known.find((candidate) => candidate.name === name);
    if (parameter === undefined) problems.push({ pointer, code: 'UNKNOWN_MEMBER', detail: `accepted are ${names}` });
    else if (!isWithin(parameter, value)) {
      problems.push({ pointer, code: 'PARAMETER.OUT_OF_RANGE', detail: acceptedBy(parameter) });
    } else values[name] = value;
  }
  if (problems.length > 0) throw invalid(problems);
  return values;
}
