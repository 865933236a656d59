import { emptyCatalogue, evolveCatalogue } from '#dossier';
import type { CalendarPublished, Catalogue, CatalogueEvent } from '#dossier';
import type { Database } from '#event-store';
import type { Clock } from '../ports.js';

interface Kept {
  catalogue: Catalogue;
  position: number;
  checkedAt: number;
  refreshing: Promise<Catalogue> | null;
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
  ) {}

  async of(tenant: string): Promise<Catalogue> {
    const kept = this.kept.get(tenant) ?? {
      catalogue: emptyCatalogue(),
      position: 0,
      checkedAt: -Infinity,
      refreshing: null,
    };
    this.kept.set(tenant, kept);
    if (this.clock.now() - kept.checkedAt < FRESH_MS) return kept.catalogue;
    kept.refreshing ??= this.refresh(tenant, kept).finally(() => {
      kept.refreshing = null;
    });
    return kept.refreshing;
  }

  /** Asks the log again at the next use; called after a publication in this process. */
  forget(tenant: string): void {
    const kept = this.kept.get(tenant);
    if (kept !== undefined) kept.checkedAt = -Infinity;
  }

  private async refresh(tenant: string, kept: Kept): Promise<Catalogue> {
    const asked = this.clock.now();
    type Row = { position: string } & (CatalogueEvent | CalendarPublished);
    const [head] = await this.database.query<{ position: string }>(HEAD, [tenant]);
    // The database was made anew (`dh demo wipe`) under a running process.
    if (Number(head?.position ?? 0) < kept.position) Object.assign(kept, { catalogue: emptyCatalogue(), position: 0 });
    for (const row of await this.database.query<Row>(READ, [tenant, kept.position])) {
      kept.catalogue = evolveCatalogue(kept.catalogue, row);
      kept.position = Number(row.position);
    }
    kept.checkedAt = asked;
    return kept.catalogue;
  }
}
