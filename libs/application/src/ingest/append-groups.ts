import type { AppendRequest, EventStore } from '#event-store';
import type { Clock } from '../ports.js';

/** As in the case-list import: groups shrink until one holds the head lock for about this long. */
const GROUP_EVENTS = { least: 50, most: 500 };
const GROUP_MS = 50;

/** Appends many streams in groups of a bearable size; answers the indexes of those whose version had moved on. */
export class AppendGroups {
  private size = GROUP_EVENTS.most;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async append(tenant: string, requests: readonly AppendRequest[]): Promise<number[]> {
    const conflicting: number[] = [];
    for (let first = 0; first < requests.length;) {
      let [end, events] = [first, 0];
      for (; end < requests.length; end++) {
        const more = requests[end]?.events.length ?? 0;
        if (end > first && events + more > this.size) break;
        events += more;
      }
      const startedAt = this.clock.now();
      const outcomes = await this.store.append(tenant, requests.slice(first, end));
      this.fit(this.clock.now() - startedAt);
      outcomes.forEach(({ verdict }, index) => {
        if (verdict !== 'appended') conflicting.push(first + index);
      });
      first = end;
    }
    return conflicting;
  }

  private fit(took: number): void {
    const fitting = (this.size * GROUP_MS) / Math.max(1, took);
    const next = Math.round(Math.min(fitting, (this.size + fitting) / 2));
    this.size = Math.min(GROUP_EVENTS.most, Math.max(GROUP_EVENTS.least, next));
  }
}
