import { KNOWN_SIGNALS } from './known-signals.js';
import { SIGNAL_NAMES, type SignalDefinition, type SignalName, type SignalParameter } from './signal.js';

/** The stream of a tenant's own values: nobody changes them quietly. */
export const SIGNAL_RULES_STREAM = 'signal-rules';

/** All of a signal's parameters that differ from their defaults; the last event of a name holds. */
export interface SignalConfigured {
  type: 'SignalConfigured';
  data: { name: SignalName; version: number; parameters: Readonly<Record<string, number>> };
}

/** A parameter as it is used, and who says so. */
export interface ParameterInForce {
  value: number;
  from: 'default' | 'tenant' | 'request';
}

/** By signal and parameter. */
export type SignalRules = Readonly<Record<SignalName, Readonly<Record<string, ParameterInForce>>>>;

/** Values by signal and parameter, from a log or a request. */
export type SignalValues = Readonly<Partial<Record<SignalName, Readonly<Record<string, number>>>>>;

/** The values a tenant has set; what this version does not know is left out. */
export function configuredValues(events: readonly SignalConfigured['data'][]): SignalValues {
  const values: Partial<Record<SignalName, Readonly<Record<string, number>>>> = {};
  for (const { name, parameters } of events) if (SIGNAL_NAMES.includes(name)) values[name] = parameters;
  return values;
}

/** What each signal asks: the request's value, else the tenant's, else the default; values out of range are not used. */
export function rulesInForce(tenant: SignalValues, request: SignalValues = {}): SignalRules {
  const inForce = ({ name, parameters }: SignalDefinition): Record<string, ParameterInForce> =>
    Object.fromEntries(
      parameters.map((parameter) => {
        for (const [from, values] of [
          ['request', request],
          ['tenant', tenant],
        ] as const) {
          const value = values[name]?.[parameter.name];
          if (value !== undefined && isWithin(parameter, value)) return [parameter.name, { value, from }];
        }
        return [parameter.name, { value: parameter.default, from: 'default' as const }];
      }),
    );
  return Object.fromEntries(SIGNAL_NAMES.map((name) => [name, inForce(KNOWN_SIGNALS[name])])) as SignalRules;
}

/** Whether a parameter may have a value: a whole number in its range. */
export const isWithin = ({ min, max }: SignalParameter, value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
