import { setImmediate } from 'node:timers/promises';
import type { AppendOutcome, AppendRequest, EventStore } from './event-store.js';
import { NotStorableError, assertAppendable } from './storable.js';

interface Waiting {
  request: AppendRequest;
  settle: (outcome: AppendOutcome) => void;
  fail: (error: unknown) => void;
}

/** How much goes down in one transaction at most; a group holds the head lock for some milliseconds. */
const MAX_EVENTS_PER_GROUP = 500;

/**
 * Commands waiting in one process go down together: while one group is being written the next gathers.
 * A lock held through commit bounds single appends to about one per disk flush; a group shares the flush
 * (measured by `npm run bench -- append`).
 */
export class GroupAppender {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly writing = new Set<string>();

  constructor(
    private readonly store: EventStore,
    /** Called after each group that wrote something; not awaited. A wake-up that fails costs delay and nothing else. */
    private readonly onAppended: (tenant: string) => void = () => undefined,
  ) {}

  /** Resolves with this request's own verdict. Rejects with NotStorableError before anything is sent. */
  append(tenant: string, request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((settle, fail) => {
      try {
        assertAppendable(request);
      } catch (error) {
        fail(error as Error);
        return;
      }
      const queue = this.waiting.get(tenant) ?? [];
      queue.push({ request, settle, fail });
      this.waiting.set(tenant, queue);
      if (!this.writing.has(tenant)) void this.drain(tenant);
    });
  }

  private async drain(tenant: string): Promise<void> {
    this.writing.add(tenant);
    for (;;) {
      // One turn of the event loop: whatever the sockets hold by now joins the group (2026-11-22, bench http).
      await setImmediate();
      const group = this.nextGroup(tenant);
      if (group.length === 0) break;
      await this.write(tenant, group);
    }
    this.writing.delete(tenant);
  }

  private nextGroup(tenant: string): Waiting[] {
    const queue = this.waiting.get(tenant) ?? [];
    let events = 0;
    const fits = (item: Waiting) => (events += item.request.events.length) <= MAX_EVENTS_PER_GROUP;
    let count = 0;
    for (const item of queue) {
      if (!fits(item) && count > 0) break;
      count++;
    }
    const group = queue.splice(0, count);
    if (queue.length === 0) this.waiting.delete(tenant);
    return group;
  }

  private async write(tenant: string, group: readonly Waiting[]): Promise<void> {
    let outcomes: AppendOutcome[];
    try {
      outcomes = await this.store.append(
        tenant,
        group.map((item) => item.request),
      );
    } catch (error) {
      if (group.length > 1 && blamesARequest(error)) await this.writeHalves(tenant, group);
      else for (const item of group) item.fail(error);
      return;
    }
    group.forEach((item, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) item.fail(new Error('the store gave no verdict'));
      else item.settle(outcome);
    });
    if (outcomes.some((outcome) => outcome.verdict === 'appended')) this.wakeUp(tenant);
  }

  /** In order, so that later requests still see earlier ones; the unfit one ends up alone. */
  private async writeHalves(tenant: string, group: readonly Waiting[]): Promise<void> {
    const middle = group.length >> 1;
    await this.write(tenant, group.slice(0, middle));
    await this.write(tenant, group.slice(middle));
  }

  private wakeUp(tenant: string): void {
    try {
      this.onAppended(tenant);
    } catch {
      // The events are stored and answered; the timers find them without a wake-up.
    }
  }
}

/**
 * SQLSTATE classes 22, 23 and 54 (bad data, a constraint, a limit such as an index entry's size): one request
 * of the group is unfit and the transaction is rolled back, so the others may go down without it.
 */
const blamesARequest = (error: unknown): boolean => {
  if (error instanceof NotStorableError) return true;
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return /^(22|23|54)...$/.test(driverError?.code ?? code ?? '');
};
