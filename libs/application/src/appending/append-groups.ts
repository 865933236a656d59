import type { AppendRequest, EventStore } from '#event-store';
import type { Clock } from '../ports.js';

/** The bulk path is the store's own append; a group of the largest size holds the head lock for some tens of milliseconds. */
const GROUP_EVENTS = { least: 50, most: 500 };
/** Where the machine is slow or busy groups shrink until one takes about this long: no counter command waits for more. */
const GROUP_MS = 30;
/** A counter command waits for as many at most. With one, the server slept while a group was encoded (2026-11-22). */
const GROUPS_UNDER_WAY = 2;

/** What is written to one stream, whatever else the caller keeps beside it. */
export interface Appendable<T> {
  eventsOf(item: T): number;
  /** Asked for when its group is sent, so that one group is encoded while the server stores another. */
  requestOf(item: T): AppendRequest;
}

/** Appends many streams in groups of a bearable size. */
export class AppendGroups {
  private size = GROUP_EVENTS.most;
  private answeredAt = 0;
  /** Of all who append here at once. */
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly store: Pick<EventStore, 'append'>,
    private readonly clock: Clock,
    /** After each group of which something was appended. */
    private readonly onAppended?: (tenant: string) => void,
  ) {}

  /** Each item is a stream of its own; answers those whose version had moved on. */
  async append<T>(tenant: string, items: readonly T[], appendable: Appendable<T>): Promise<T[]> {
    const conflicting: T[] = [];
    const mine: Promise<void>[] = [];
    const failures: unknown[] = [];
    for (let first = 0; first < items.length && failures.length === 0;) {
      while (this.underWay.size >= GROUPS_UNDER_WAY) await Promise.race(this.underWay);
      const group = this.groupAt(items, first, appendable);
      const appended = this.appendGroup(tenant, group, appendable).then((moved) => void conflicting.push(...moved));
      mine.push(appended);
      const ended: Promise<unknown> = appended
        .catch((error: unknown) => failures.push(error))
        .finally(() => this.underWay.delete(ended));
      this.underWay.add(ended);
      first += group.length;
    }
    await Promise.allSettled(mine);
    await Promise.all(mine);
    return conflicting;
  }

  private groupAt<T>(items: readonly T[], first: number, { eventsOf }: Appendable<T>): readonly T[] {
    let [end, events] = [first, 0];
    for (const item of items.slice(first, first + GROUP_EVENTS.most)) {
      const more = eventsOf(item);
      if (end > first && events + more > this.size) break;
      events += more;
      end++;
    }
    return items.slice(first, end);
  }

  private async appendGroup<T>(tenant: string, group: readonly T[], { requestOf }: Appendable<T>): Promise<T[]> {
    const requests = group.map(requestOf);
    const sentAt = this.clock.now();
    const outcomes = await this.store.append(tenant, requests);
    const answeredAt = this.clock.now();
    this.fit(answeredAt - Math.max(sentAt, this.answeredAt));
    this.answeredAt = answeredAt;
    const conflicting = group.filter((_item, index) => outcomes[index]?.verdict !== 'appended');
    if (conflicting.length < group.length) this.onAppended?.(tenant);
    return conflicting;
  }

  /** Smaller at once, larger again only bit by bit: a machine that has become busy stays so for a while. */
  private fit(took: number): void {
    const fitting = (this.size * GROUP_MS) / Math.max(1, took);
    const next = Math.round(Math.min(fitting, (this.size + fitting) / 2));
    this.size = Math.min(GROUP_EVENTS.most, Math.max(GROUP_EVENTS.least, next));
  }
}
