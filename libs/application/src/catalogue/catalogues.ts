import { emptyCatalogue, evolveCatalogue } from '#dossier';
import type { CalendarPublished, Catalogue, CatalogueEvent } from '#dossier';
import type { Database } from '#event-store';
import type { Clock, WithinTenant } from '../ports.js';

interface Kept {
  catalogue: Catalogue;
  position: number;
  checkedAt: number;
  /** Raised by every `forget`: a reading that began before it is not fresh any more. */
  asked: number;
  refreshing: { asked: number; catalogue: Promise<Catalogue> } | null;
}

/** How old a catalogue may be before the log is asked again, in milliseconds. */
const FRESH_MS = 1_000;

const HEAD = 'select position from tenant_head where tenant_id = $1';
const READ = `
  select position, type, data from event
  where tenant_id = $1 and (stream_id = 'catalogue' or (stream_id > 'calendar-' and stream_id < 'calendar.'))
    and position > $2
  order by position`;

/**
 * Each tenant's procedures, agencies and calendars, folded from their own streams and kept in memory.
 * A newer version is seen within a second in every process, without a restart.
 */
export class Catalogues {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    /** What is kept is of the tenant it is kept for, whoever asks first. */
    private readonly within: WithinTenant = (_tenant, work) => work(),
  ) {}

  async of(tenant: string): Promise<Catalogue> {
    const kept = this.kept.get(tenant) ?? {
      catalogue: emptyCatalogue(),
      position: 0,
      checkedAt: -Infinity,
      asked: 0,
      refreshing: null,
    };
    this.kept.set(tenant, kept);
    if (this.clock.now() - kept.checkedAt < FRESH_MS) return kept.catalogue;
    const { refreshing, asked } = kept;
    if (refreshing?.asked === asked) return refreshing.catalogue;
    // One after the other: two readings at once would fold the same events twice.
    const before = refreshing?.catalogue.catch(() => undefined) ?? Promise.resolve();
    const own = { asked, catalogue: before.then(() => this.within(tenant, () => this.refresh(tenant, kept, asked))) };
    kept.refreshing = own;
    own.catalogue
      .catch(() => undefined)
      .finally(() => {
        if (kept.refreshing === own) kept.refreshing = null;
      });
    return own.catalogue;
  }

  /** Asks the log again at the next use; called after a publication in this process. */
  forget(tenant: string): void {
    const kept = this.kept.get(tenant);
    if (kept === undefined) return;
    kept.asked += 1;
    kept.checkedAt = -Infinity;
  }

  private async refresh(tenant: string, kept: Kept, asked: number): Promise<Catalogue> {
    const readAt = this.clock.now();
    type Row = { position: string } & (CatalogueEvent | CalendarPublished);
    const [head] = await this.database.query<{ position: string }>(HEAD, [tenant]);
    // The database was made anew (`dh demo wipe`) under a running process.
    if (Number(head?.position ?? 0) < kept.position) Object.assign(kept, { catalogue: emptyCatalogue(), position: 0 });
    for (const row of await this.database.query<Row>(READ, [tenant, kept.position])) {
      kept.catalogue = evolveCatalogue(kept.catalogue, row);
      kept.position = Number(row.position);
    }
    if (kept.asked === asked) kept.checkedAt = readAt;
    return kept.catalogue;
  }
}
