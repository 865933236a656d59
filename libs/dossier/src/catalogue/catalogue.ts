import type { ClockPolicy, Limit, PlainDate } from '#calendar';
import type { AgencyLevel, Channel } from '../vocabulary.js';
import { noCalendars, publishCalendar } from './calendars.js';
import type { CalendarsInUse } from './calendars.js';
import type {
  AgencyDefinition,
  CalendarPublished,
  CatalogueEvent,
  FieldDefinition,
  ProcedureDefinition,
} from './events.js';

/** Procedures, agencies, fields, clock policies and calendars of one tenant, folded from the log. */
export interface Catalogue extends CalendarsInUse {
  fields: ReadonlyMap<string, FieldDefinition>;
  agencies: ReadonlyMap<string, AgencyDefinition>;
  /** Versions per code, oldest first; a dossier pins what was valid on its reception day. */
  procedures: ReadonlyMap<string, readonly ProcedureDefinition[]>;
  clockPolicies: ReadonlyMap<string, ClockPolicy>;
}

export const DEFAULT_CLOCK_POLICY_ID = 'default';
/** CONTRACT 6.5: without a policy, supplement and payment pause and there is no cut-off. */
export const DEFAULT_CLOCK_POLICY: ClockPolicy = { supplement: 'pause', payment: 'pause', cutoff: null };

export const emptyCatalogue = (): Catalogue => ({
  fields: new Map(),
  agencies: new Map(),
  procedures: new Map(),
  clockPolicies: new Map([[DEFAULT_CLOCK_POLICY_ID, DEFAULT_CLOCK_POLICY]]),
  ...noCalendars(),
});

/** The catalogue after one more event; unknown event types change nothing. */
export function evolveCatalogue(catalogue: Catalogue, event: CatalogueEvent | CalendarPublished): Catalogue {
  switch (event.type) {
    case 'FieldsDefined':
      return { ...catalogue, fields: merged(catalogue.fields, event.data.fields, (f) => f.code) };
    case 'AgenciesDefined':
      return { ...catalogue, agencies: merged(catalogue.agencies, event.data.agencies, (a) => a.id) };
    case 'ProceduresDefined':
      return { ...catalogue, procedures: appended(catalogue.procedures, event.data.procedures, (p) => p.code) };
    case 'ClockPoliciesDefined': {
      const policies = new Map(catalogue.clockPolicies);
      for (const { id, policy } of event.data.policies) policies.set(id, policy);
      return { ...catalogue, clockPolicies: policies };
    }
    case 'CalendarPublished':
      return { ...catalogue, ...publishCalendar(catalogue, event.data) };
    default:
      return catalogue;
  }
}

function merged<T>(map: ReadonlyMap<string, T>, items: T[], key: (item: T) => string): Map<string, T> {
  const next = new Map(map);
  for (const item of items) next.set(key(item), item);
  return next;
}

function appended<T>(
  map: ReadonlyMap<string, readonly T[]>,
  items: T[],
  key: (item: T) => string,
): Map<string, readonly T[]> {
  const next = new Map(map);
  for (const item of items) next.set(key(item), [...(next.get(key(item)) ?? []), item]);
  return next;
}

/** The procedure as it is valid on a day: the last definition whose validity covers it; null if none does. */
export function procedureOn(catalogue: Catalogue, code: string, day: PlainDate): ProcedureDefinition | null {
  const versions = catalogue.procedures.get(code) ?? [];
  return versions.findLast((version) => covers(version, day)) ?? null;
}

/** The agency as it is valid on a day; null if unknown or not in being then. */
export function agencyOn(catalogue: Catalogue, id: string, day: PlainDate): AgencyDefinition | null {
  const agency = catalogue.agencies.get(id);
  return agency !== undefined && covers(agency, day) ? agency : null;
}

const covers = (validity: { validFrom: PlainDate | null; validTo: PlainDate | null }, day: PlainDate): boolean =>
  (validity.validFrom === null || validity.validFrom <= day) && (validity.validTo === null || day <= validity.validTo);

export type LimitLookup = { found: true; limit: Limit | null } | { found: false };

/** The limit for a channel and case: the most particular one wins; `found: false` if none fits. */
export function limitFor(procedure: ProcedureDefinition, channel: Channel, caseCode: string | null): LimitLookup {
  // A case that the procedure does not name is a typing error, never the general limit: the promise would be wrong.
  if (caseCode !== null && !procedure.limits.some((limit) => limit.caseCode === caseCode)) return { found: false };
  const fitting = procedure.limits
    .filter((l) => (l.channel === null || l.channel === channel) && (l.caseCode === null || l.caseCode === caseCode))
    .map((l) => ({ limit: l.limit, weight: (l.caseCode === null ? 0 : 2) + (l.channel === null ? 0 : 1) }));
  const best = fitting.toSorted((a, b) => b.weight - a.weight)[0];
  return best === undefined ? { found: false } : { found: true, limit: best.limit };
}

/** A unit and everything below it; every agency when `unitId` is null (a scope of the whole tenant). */
export function subtreeOf(catalogue: Catalogue, unitId: string | null): ReadonlySet<string> | null {
  if (unitId === null) return null;
  const inside = new Set([unitId]);
  for (let grown = true; grown;) {
    grown = false;
    for (const agency of catalogue.agencies.values()) {
      if (agency.parentId !== null && inside.has(agency.parentId) && !inside.has(agency.id)) {
        inside.add(agency.id);
        grown = true;
      }
    }
  }
  return inside;
}

/** The nearest level at or above an agency (a department of a commune counts as commune); null if unknown. */
export function levelOf(catalogue: Catalogue, id: string): AgencyLevel | null {
  const seen = new Set<string>();
  for (let current: string | null = id; current !== null && !seen.has(current);) {
    seen.add(current);
    const agency: AgencyDefinition | undefined = catalogue.agencies.get(current);
    if (agency === undefined) return null;
    if (agency.level !== null) return agency.level;
    current = agency.parentId;
  }
  return null;
}
