import {
  CATALOGUE_STREAM,
  catalogueDifference,
  emptyCatalogue,
  eventsOfDifference,
  evolveCatalogue,
  parseCatalogueFile,
} from '#dossier';
import type { Catalogue, CatalogueDifference, CatalogueEvent, DefinitionDifference } from '#dossier';
import type { AppendOutcome, AppendRequest, EventStore, NewEvent, StoredEvent } from '#event-store';
import type { Clock, Ids } from '../ports.js';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';

/** What the import of a catalogue needs. */
export interface CatalogueImportDependencies {
  store: Pick<EventStore, 'readStream'>;
  /** One request, all of it or nothing. */
  append: (tenant: string, request: AppendRequest) => Promise<AppendOutcome>;
  clock: Clock;
  ids: Ids;
  /** The catalogue of this tenant has changed. */
  onChanged?: (tenant: string) => void;
}

export interface CatalogueImport {
  tenant: string;
  /** The JSON document as it was parsed, not yet checked. */
  document: unknown;
  /** Check and count, write nothing. */
  dryRun: boolean;
  actorId: string;
  /** Where the document came from; kept beside the events. */
  origin?: string;
}

/** Definitions of one kind: how many the document brought, by what became of them. */
export type DefinitionCounts = Record<keyof DefinitionDifference<unknown>, number>;

export interface CatalogueImportSummary extends Record<keyof CatalogueDifference, DefinitionCounts> {
  /** Events written, or in a dry run as good as. */
  events: number;
  dryRun: boolean;
  /** What changed, from what to what; the first thousand. */
  changes: DefinitionChange[];
}

/** A definition that a document replaces. */
export interface DefinitionChange {
  kind: keyof CatalogueDifference;
  id: string;
  /** As it was defined last. */
  before: object | null;
  after: object;
  /** A procedure whose new definition also holds for days gone by: late entries of those days go by it. */
  backdated?: true;
}

const MOST_ATTEMPTS = 8;
/** Who sends a file of the wrong kind need not be told so a hundred thousand times. */
const MOST_PROBLEMS = 1_000;

/**
 * Makes the catalogue say what a document says (CONTRACT 5, `catalog import`); the same document again writes nothing.
 * Everything is written in one append, decided against the catalogue it is based on. Throws VALIDATION.FAILED with
 * every problem of the document.
 */
export async function importCatalogue(
  dependencies: CatalogueImportDependencies,
  request: CatalogueImport,
): Promise<CatalogueImportSummary> {
  const { tenant, document, dryRun } = request;
  let catalogue = emptyCatalogue();
  let version = 0;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const news = await dependencies.store.readStream(tenant, CATALOGUE_STREAM, version + 1);
    catalogue = news.reduce(evolved, catalogue);
    version += news.length;
    const verdict = parseCatalogueFile(document, catalogue);
    if (!verdict.ok) throw invalid(shown(verdict.problems));
    const difference = catalogueDifference(catalogue, verdict.file);
    const events = eventsOfDifference(difference);
    const today = new Date(dependencies.clock.now()).toISOString().slice(0, 10);
    const changes = changesOf(catalogue, difference, today);
    const summary = { ...countsOf(difference), events: events.length, dryRun, changes };
    if (dryRun || events.length === 0) return summary;
    const append = {
      streamId: CATALOGUE_STREAM,
      expectedVersion: version,
      events: stored(events, request, dependencies),
    };
    const outcome = await dependencies.append(tenant, append);
    if (outcome.verdict === 'appended') {
      dependencies.onChanged?.(tenant);
      return summary;
    }
  }
  throw new Error(`the catalogue of ${tenant} changed ${String(MOST_ATTEMPTS)} times meanwhile; import it again`);
}

const evolved = (catalogue: Catalogue, event: StoredEvent): Catalogue =>
  evolveCatalogue(catalogue, event as unknown as CatalogueEvent);

function stored(
  events: readonly CatalogueEvent[],
  { actorId, origin }: CatalogueImport,
  { clock, ids }: CatalogueImportDependencies,
): NewEvent[] {
  const occurredAt = new Date(clock.now()).toISOString();
  const eventIds = events.map(() => ids.uuid());
  // All that one document brought can be found by the first of its events.
  const who = { actorId, unitId: null, correlationId: eventIds[0] ?? null, causationId: null, personal: null };
  const metadata = origin === undefined ? {} : { metadata: { origin } };
  return events.map(({ type, data }, index) => {
    const eventId = eventIds[index] ?? ids.uuid();
    return { eventId, type, schemaVersion: 1, occurredAt, ...who, data: { ...data }, ...metadata };
  });
}

function countsOf({ fields, agencies, procedures, clockPolicies }: CatalogueDifference) {
  const counts = ({ added, changed, unchanged }: DefinitionDifference<unknown>): DefinitionCounts => ({
    added: added.length,
    changed: changed.length,
    unchanged: unchanged.length,
  });
  return {
    fields: counts(fields),
    agencies: counts(agencies),
    procedures: counts(procedures),
    clockPolicies: counts(clockPolicies),
  };
}

const MOST_CHANGES = 1_000;

function changesOf(catalogue: Catalogue, difference: CatalogueDifference, today: string): DefinitionChange[] {
  const { fields, agencies, procedures, clockPolicies } = difference;
  const changes: DefinitionChange[] = [
    ...fields.changed.map((after): DefinitionChange => ({
      ...{ kind: 'fields', id: after.code, before: catalogue.fields.get(after.code) ?? null, after },
    })),
    ...agencies.changed.map((after): DefinitionChange => ({
      ...{ kind: 'agencies', id: after.id, before: catalogue.agencies.get(after.id) ?? null, after },
    })),
    ...procedures.changed.map((after): DefinitionChange => ({
      ...{ kind: 'procedures', id: after.code, before: catalogue.procedures.get(after.code)?.at(-1) ?? null, after },
      ...(after.validFrom === null || after.validFrom < today ? { backdated: true } : {}),
    })),
    ...clockPolicies.changed.map(({ id, policy }): DefinitionChange => ({
      ...{ kind: 'clockPolicies', id, before: catalogue.clockPolicies.get(id) ?? null, after: policy },
    })),
  ];
  return changes.slice(0, MOST_CHANGES);
}

function shown(problems: readonly FieldProblem[]): FieldProblem[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const detail = `and ${String(problems.length - MOST_PROBLEMS)} more`;
  return [...problems.slice(0, MOST_PROBLEMS), { pointer: '', code: 'TOO_MANY', detail }];
}
