import type { ProjectedEvent } from './projection.js';

/** Reads the batch after the one that is being applied meanwhile: a log behind a position never changes. */
export class ReadAhead {
  private begun: { after: number; events: Promise<ProjectedEvent[]> } | null = null;

  /** @param from reads the batch after a position */
  constructor(private readonly from: (after: number) => Promise<ProjectedEvent[]>) {}

  begin(after: number): void {
    const events = this.from(after);
    // Whoever asks for it hears of a failure.
    events.catch(() => undefined);
    this.begun = { after, events };
  }

  /** What was read ahead after this very position; asked anew where that was nothing: there may be more by now. */
  async read(after: number): Promise<ProjectedEvent[]> {
    const { begun } = this;
    this.begun = null;
    const events = begun?.after === after ? await begun.events : [];
    if (begun !== null && begun.after !== after) await begun.events.catch(() => undefined);
    return events.length > 0 ? events : this.from(after);
  }

  /** Resolves when nothing is being read any more. */
  async end(): Promise<void> {
    await this.begun?.events.catch(() => undefined);
    this.begun = null;
  }
}
