/** What the use cases need of the outside world; platform brings it, specs bring fakes. */

export interface Clock {
  /** Now, epoch milliseconds. */
  now(): number;
}

export interface Ids {
  /** A UUID version 7. */
  uuid(): string;
}

/** Daily numbers per unit for dossier codes; a number may be lost, never given twice. */
export interface CodeNumbers {
  next(tenant: string, unitId: string, day: string): Promise<number>;
}

/** House rules that are configuration, not law. */
export interface HouseRules {
  /** How far back a counter entry may lie, in days. */
  lateEntryDays: number;
  /** From how many hours of delay an entry is flagged as late. */
  lateEntryFlagHours: number;
}

/** Work whose statements see the rows of one tenant alone, whatever they ask for (row-level security). */
export type WithinTenant = <T>(tenant: string, work: () => T) => T;

export const CLOCK = Symbol('application.clock');
export const IDS = Symbol('application.ids');
export const EVENT_STORE = Symbol('application.event-store');
export const APPENDER = Symbol('application.appender');
export const DATABASE = Symbol('application.database');
/**
 * The named way over all tenants, for the few who look for something before they know whose it is: a token, a session, a
 * receipt, the state of the background. Everything else takes DATABASE.
 */
export const DATABASE_ACROSS_TENANTS = Symbol('application.database-across-tenants');
export const WITHIN_TENANT = Symbol('application.within-tenant');
export const CODE_NUMBERS = Symbol('application.code-numbers');
export const PERSONAL_VAULT = Symbol('application.personal-vault');
/** What taking in a feed needs, together. */
export const INGEST = Symbol('application.ingest');
export const HOUSE_RULES = Symbol('application.house-rules');
export const CATALOGUES = Symbol('application.catalogues');
/** How evidence is signed and bounded; null in a process that gives none. */
export const EVIDENCE = Symbol('application.evidence');
export const DUPLICATE_INTAKES = Symbol('application.duplicate-intakes');
export const SHEET_ROWS = Symbol('application.sheet-rows');
