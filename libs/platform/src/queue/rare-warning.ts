import type { Clock } from '../clock/index.js';

/** Says the same trouble at most once a minute, with how often it was left unsaid. */
export class RareWarning {
  private readonly lastSaid = new Map<string, number>();
  private readonly unsaid = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly say: (message: string) => void,
    private readonly everyMilliseconds = 60_000,
  ) {}

  warn(what: string, error: unknown): void {
    const now = this.clock.now();
    const times = (this.unsaid.get(what) ?? 0) + 1;
    this.unsaid.set(what, times);
    const last = this.lastSaid.get(what);
    if (last !== undefined && now - last < this.everyMilliseconds) return;
    this.lastSaid.set(what, now);
    this.unsaid.delete(what);
    const reason = error instanceof Error ? error.message : String(error);
    this.say(times > 1 ? `${what}: ${reason} (${String(times)} times)` : `${what}: ${reason}`);
  }
}
