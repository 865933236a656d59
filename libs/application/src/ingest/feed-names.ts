import type { ReadSnapshot, ReadSyncItem } from '#exchange';
import { CATALOGUE_STREAM, toIso } from '#dossier';
import type { CatalogueEvent } from '#dossier';
import { CatalogueNames } from '../imports/catalogue-names.js';
import type { IngestCaller, IngestDependencies } from './ingest-sync.types.js';
import { IngestError } from './ingest-sync.types.js';

type Row = Parameters<CatalogueNames['note']>[0];
const MAX_ATTEMPTS = 20;

/** Names of a feed against the catalogue, as for case lists; a feed gives the name beside the code. */
export class FeedNames {
  private readonly names: CatalogueNames;
  private readonly labels = new Map<string, string>();
  private readonly noted = new Set<string>();
  private learning: Promise<void> = Promise.resolve();
  events = 0;

  constructor(
    private readonly dependencies: IngestDependencies,
    private readonly caller: IngestCaller,
    private readonly runId: string,
    private readonly origin: string,
  ) {
    this.names = new CatalogueNames(dependencies.store, caller.tenant, caller.timezone);
  }

  refresh(): Promise<void> {
    return this.names.refresh();
  }

  get learnt() {
    return this.names.learnt;
  }

  placesOf(item: ReadSnapshot, unit: string | null) {
    return this.names.placesOf(rowOf(item, unit));
  }

  /** The unit's id where the catalogue knows it; null: somebody typed what may be a person's name. */
  unitOf(name: string): string | null {
    return this.names.knownAgency(name);
  }

  /** Remembers what a snapshot that may begin a dossier brings and the catalogue lacks. */
  note(item: ReadSyncItem, unit: string | null): void {
    if (item.kind !== 'snapshot') return;
    const row = rowOf(item, unit);
    const key = JSON.stringify([row.agency, row.field, row.procedure]);
    if (this.noted.has(key)) return;
    this.noted.add(key);
    const { procedureCode, fieldCode } = this.names.placesOf(row);
    if (procedureCode !== null && item.procedureName !== null)
      this.labels.set(`p ${procedureCode}`, item.procedureName);
    if (fieldCode !== null && item.fieldName !== null) this.labels.set(`f ${fieldCode}`, item.fieldName);
    this.names.note(row);
  }

  /**
   * What was noted stands in the log before anything uses it. One after the other: what another batch noted is being learnt
   * by it, and is waited for. Throws IngestError.
   */
  learn(): Promise<void> {
    const learnt = this.learning.then(() => this.learnNow());
    this.learning = learnt.catch(() => undefined);
    return learnt;
  }

  private async learnNow(): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const news = this.names.news().map((event) => this.labelled(event));
      if (news.length === 0 || (await this.append(news))) {
        this.names.learn(news);
        this.events += news.length;
        return;
      }
      await this.names.refresh();
    }
    throw new IngestError('INGEST.BUSY', 'the catalogue is being changed all the time; send it again');
  }

  private labelled(event: CatalogueEvent): CatalogueEvent {
    const { labels } = this;
    const named = <T extends { code: string; name: string }>(kind: string, one: T): T => ({
      ...one,
      name: labels.get(`${kind} ${one.code}`) ?? one.name,
    });
    if (event.type === 'FieldsDefined') {
      return { ...event, data: { fields: event.data.fields.map((field) => named('f', field)) } };
    }
    if (event.type !== 'ProceduresDefined') return event;
    return { ...event, data: { procedures: event.data.procedures.map((procedure) => named('p', procedure)) } };
  }

  private async append(news: readonly CatalogueEvent[]): Promise<boolean> {
    const { store, clock, ids, catalogues, onAppended } = this.dependencies;
    const { tenant, actorId, unitId } = this.caller;
    const occurredAt = toIso(clock.now());
    const events = news.map(({ type, data }) => ({
      ...{ eventId: ids.uuid(), type, schemaVersion: 1, occurredAt, actorId, unitId, correlationId: this.runId },
      ...{ causationId: null, personal: null, data: { ...data }, metadata: { origin: this.origin } },
    }));
    const request = { streamId: CATALOGUE_STREAM, expectedVersion: this.names.expectedVersion, events };
    const [outcome] = await store.append(tenant, [request]);
    if (outcome?.verdict !== 'appended') return false;
    this.names.stored(events.length);
    catalogues.forget(tenant);
    onAppended?.(tenant);
    return true;
  }
}

const EMPTY: Row = {
  ...{ row: 0, code: '', receivedAt: null, dueAt: null, processedAt: null, returnedAt: null },
  ...{ withdrawnAt: null, stoppedAt: null },
  ...{ agency: null, procedure: null, field: null, channel: null, grain: 'date', published: null, problems: [] },
} as Row;

const rowOf = ({ agency, procedure, field, receivedAt, code, channel }: ReadSnapshot, unit: string | null): Row => ({
  ...{ ...EMPTY, agency: agency ?? unit, procedure, field, receivedAt, code, channel },
});
