import type { AppendRequest, EventStore } from '#event-store';
import type { Clock } from '../ports.js';

/** As in the case-list import: groups shrink until one holds the head lock for about this long. */
const GROUP_EVENTS = { least: 50, most: 500 };
const GROUP_MS = 50;
const GROUPS_UNDER_WAY = 2;

/** Appends many streams in groups of a bearable size; answers the indexes of those whose version had moved on. */
export class AppendGroups {
  private size = GROUP_EVENTS.most;
  private answeredAt = 0;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** While the server stores one group the next is encoded and sent. */
  async append(tenant: string, requests: readonly AppendRequest[]): Promise<number[]> {
    const conflicting: number[] = [];
    const underWay: Promise<void>[] = [];
    try {
      for (let first = 0; first < requests.length;) {
        if (underWay.length === GROUPS_UNDER_WAY) await underWay.shift();
        const group = this.groupAt(requests, first);
        const appended = this.appendGroup(tenant, group, first, conflicting);
        appended.catch(() => undefined);
        underWay.push(appended);
        first += group.length;
      }
    } finally {
      await Promise.allSettled(underWay);
    }
    await Promise.all(underWay);
    return conflicting.sort((a, b) => a - b);
  }

  private groupAt(requests: readonly AppendRequest[], first: number): readonly AppendRequest[] {
    let [end, events] = [first, 0];
    for (; end < requests.length; end++) {
      const more = requests[end]?.events.length ?? 0;
      if (end > first && events + more > this.size) break;
      events += more;
    }
    return requests.slice(first, end);
  }

  private async appendGroup(
    tenant: string,
    group: readonly AppendRequest[],
    first: number,
    conflicting: number[],
  ): Promise<void> {
    const startedAt = this.clock.now();
    const outcomes = await this.store.append(tenant, group);
    const answeredAt = this.clock.now();
    this.fit(answeredAt - Math.max(startedAt, this.answeredAt));
    this.answeredAt = answeredAt;
    outcomes.forEach(({ verdict }, index) => {
      if (verdict !== 'appended') conflicting.push(first + index);
    });
  }

  private fit(took: number): void {
    const fitting = (this.size * GROUP_MS) / Math.max(1, took);
    const next = Math.round(Math.min(fitting, (this.size + fitting) / 2));
    this.size = Math.min(GROUP_EVENTS.most, Math.max(GROUP_EVENTS.least, next));
  }
}
