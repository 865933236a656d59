import { dossierStream, replay, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { EventStore, StoredEvent } from '#event-store';
import { detached } from './catalogue-names.js';
import type { CodeLedger } from './code-ledger.js';
import type { Known } from './decide-dossier-rows.js';
import { CaseListImportError } from './import-case-list.types.js';

/** Dossiers a dry run may hold in memory because more of their rows lie ahead. */
const MAX_HELD = 250_000;

/**
 * The dossiers of a run as they stand: in the log, and in a dry run in memory for as long as more of their rows lie
 * ahead, since nothing is written.
 */
export class KnownDossiers {
  private readonly held = new Map<string, DossierState>();

  constructor(
    private readonly store: EventStore,
    private readonly tenant: string,
    private readonly digest: string,
    private readonly ledger: CodeLedger,
  ) {}

  async of(codes: readonly string[]): Promise<Map<string, Known>> {
    const known = new Map<string, Known>();
    const asked = codes.filter((code) => !this.held.has(code));
    const streams = asked.length === 0 ? new Map<string, StoredEvent[]>() : await this.read(asked);
    for (const code of codes) {
      const stream = streams.get(dossierStream(code)) ?? [];
      const state = this.held.get(code) ?? fold(code, stream);
      known.set(code, { state, dueStated: this.ledger.dueStated(code) || this.hasTakenDue(stream) });
    }
    return known;
  }

  /** A dry run's dossier after some of its rows; let go once no more of them lie ahead. */
  hold(code: string, state: DossierState, rowsAhead: number): void {
    if (rowsAhead === 0) this.held.delete(code);
    else this.held.set(detached(code), state);
    if (this.held.size <= MAX_HELD) return;
    const scattered = `the rows of more than ${String(MAX_HELD)} dossiers are scattered over the file`;
    throw new CaseListImportError('IMPORT.TOO_SCATTERED', `${scattered}; sort it by code for a dry run`);
  }

  /** No more rows of this dossier lie ahead. */
  release(code: string): void {
    this.held.delete(code);
  }

  private read(codes: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    return this.store.readStreams(this.tenant, codes.map(dossierStream));
  }

  /** This very file has given the due before: what it says of it is old news, whatever another file said since. */
  private hasTakenDue(stream: readonly StoredEvent[]): boolean {
    return stream.some(
      ({ type, data, metadata }) =>
        metadata['file'] === this.digest &&
        (type === 'DeadlineRecalculated' || (type === 'DossierReceived' && data['dueAt'] !== null)),
    );
  }
}

const fold = (code: string, stream: StoredEvent[]): DossierState =>
  stream.length === 0 ? unknownDossier(code) : replay(code, stream as unknown as FoldableEvent[]);
