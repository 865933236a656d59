import { setImmediate } from 'node:timers/promises';
import { CATALOGUE_STREAM, dossierStream, toIso } from '#dossier';
import type { CaseListRow, CatalogueEvent, DecidedEvent } from '#dossier';
import type { AppendRequest, NewEvent } from '#event-store';
import type { ReadRow } from '#exchange';
import { AppendGroups } from '../appending/append-groups.js';
import type { CatalogueNames } from './catalogue-names.js';
import { decideDossierRows } from './decide-dossier-rows.js';
import type { DecidedRows, Known } from './decide-dossier-rows.js';
import { CaseListImportError } from './import-case-list.types.js';
import { pseudonymsOf } from './pseudonyms-of.js';
import type { CaseListImport, ImportDependencies } from './import-case-list.types.js';
import type { KnownDossiers } from './known-dossiers.js';

/** One dossier's rows within a piece of the file, decided on the version that was read. */
export interface DossierWork {
  code: string;
  rows: ReadRow[];
  expectedVersion: number;
  decided: DecidedRows;
}

/**
 * Dossiers decided before the event loop turns: else the group before waits for its answer to be read, the database for
 * the next one, and a group seems to take longer than it does (2026-11-22).
 */
const DECIDED_AT_ONCE = 25;
const MAX_ATTEMPTS = 20;

/** Decides and writes the pieces of one file. */
export class CaseListRun {
  private readonly runId: string;
  private readonly origin: { origin: string; file: string };
  private readonly pseudonymOf: ReturnType<typeof pseudonymsOf>;
  private readonly groups: AppendGroups;
  events = 0;

  constructor(
    private readonly request: CaseListImport,
    private readonly dependencies: ImportDependencies,
    private readonly names: CatalogueNames,
    private readonly known: KnownDossiers,
    digest: string,
  ) {
    this.runId = dependencies.ids.uuid();
    this.origin = { origin: `file:${request.source.name}`, file: digest };
    this.pseudonymOf = pseudonymsOf(dependencies, request);
    const { store, clock, onAppended } = dependencies;
    this.groups = new AppendGroups(store, clock, onAppended);
  }

  /** Decides the rows of each dossier; what they bring to the catalogue is in the log before anything uses it. */
  async prepare(rowsByCode: ReadonlyMap<string, ReadRow[]>): Promise<DossierWork[]> {
    const known = await this.known.of([...rowsByCode.keys()]);
    const works: DossierWork[] = [];
    for (const [code, rows] of rowsByCode) {
      const dossier = known.get(code);
      if (dossier !== undefined) works.push(this.decide(code, rows, dossier));
      if (works.length % DECIDED_AT_ONCE === 0) await setImmediate();
    }
    for (const { decided } of works) if (decided.began !== null) this.names.note(decided.began);
    await this.learn();
    return works;
  }

  /** Writes in groups; a dossier that somebody else changed meanwhile is read and decided again. */
  async write(works: DossierWork[]): Promise<void> {
    let open = works.filter(({ decided }) => decided.events.length > 0);
    for (let attempt = 0; open.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) {
        const codes = open.slice(0, 3).map(({ code }) => code);
        throw new CaseListImportError(
          'IMPORT.BUSY',
          `${codes.join(', ')} is being changed all the time; run the import again`,
        );
      }
      open = await this.decideAgain(await this.appendAll(open));
    }
  }

  /** Answers the dossiers whose version has moved on. */
  private async appendAll(works: readonly DossierWork[]): Promise<DossierWork[]> {
    const conflicting = await this.groups.append(this.request.tenant, works, {
      eventsOf: ({ decided }) => decided.events.length,
      requestOf: (work) => this.toAppend(work),
    });
    for (const { decided } of works) this.events += decided.events.length;
    for (const { decided } of conflicting) this.events -= decided.events.length;
    return conflicting;
  }

  /** The same without writing. */
  pretend(works: readonly DossierWork[]): void {
    for (const { decided } of works) this.events += decided.events.length;
  }

  private decide(code: string, rows: ReadRow[], known: Known): DossierWork {
    const { pseudonymOf } = this;
    const context = { now: this.dependencies.clock.now(), fileName: this.request.source.name, pseudonymOf };
    const decided = decideDossierRows(known, rows, (row) => this.toRow(row), context);
    return { code, rows, expectedVersion: known.state.version, decided };
  }

  private async decideAgain(works: DossierWork[]): Promise<DossierWork[]> {
    if (works.length === 0) return [];
    const known = await this.known.of(works.map(({ code }) => code));
    for (const work of works) {
      const dossier = known.get(work.code);
      if (dossier !== undefined) Object.assign(work, this.decide(work.code, work.rows, dossier));
    }
    return works.filter(({ decided }) => decided.events.length > 0);
  }

  private toRow(row: ReadRow): CaseListRow {
    const { code, receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt } = row;
    const { channel, grain, activities, dues } = row;
    const times = { receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt };
    const told = { ...(activities && { activities }), ...(dues && { dues }) };
    return { code, ...times, ...this.names.placesOf(row), channel, grain, ...told };
  }

  private toAppend({ code, expectedVersion, decided }: DossierWork): AppendRequest {
    const events = decided.events.map(({ event, row }) => this.toStored(event, row));
    return { streamId: dossierStream(code), expectedVersion, events };
  }

  private toStored({ type, schemaVersion, occurredAt, data }: DecidedEvent, row: number): NewEvent {
    const { origin, file } = this.origin;
    // No copy: what was decided is not touched again.
    const facts = data as unknown as Record<string, unknown>;
    return this.event({ type, schemaVersion, occurredAt, data: facts, metadata: { origin, file, row } });
  }

  private event(given: Pick<NewEvent, 'type' | 'schemaVersion' | 'occurredAt' | 'data' | 'metadata'>): NewEvent {
    const { type, schemaVersion, occurredAt, data, metadata } = given;
    const { actorId, unitId } = this.request;
    const [eventId, correlationId] = [this.dependencies.ids.uuid(), this.runId];
    const ids = { eventId, actorId, unitId, correlationId, causationId: null };
    return { ...ids, type, schemaVersion, occurredAt, data, personal: null, metadata };
  }

  private async learn(): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const news = this.names.news();
      if (news.length === 0 || this.request.dryRun || (await this.appendNews(news))) {
        this.names.learn(news);
        this.events += news.length;
        return;
      }
      await this.names.refresh();
    }
    throw new CaseListImportError('IMPORT.BUSY', 'the catalogue is being changed all the time; run the import again');
  }

  private async appendNews(news: readonly CatalogueEvent[]): Promise<boolean> {
    const { tenant } = this.request;
    const { store, clock, onAppended, onCatalogueChanged } = this.dependencies;
    const occurredAt = toIso(clock.now());
    const events = news.map(({ type, data }) => {
      return this.event({ type, schemaVersion: 1, occurredAt, data: { ...data }, metadata: this.origin });
    });
    const request = { streamId: CATALOGUE_STREAM, expectedVersion: this.names.expectedVersion, events };
    const [outcome] = await store.append(tenant, [request]);
    if (outcome?.verdict !== 'appended') return false;
    this.names.stored(events.length);
    onCatalogueChanged?.(tenant);
    onAppended?.(tenant);
    return true;
  }
}
