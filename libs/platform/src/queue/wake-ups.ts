import { withinTime } from './within-time.js';

/** What a wake-up needs of a queue. */
export interface WakeUpQueues {
  /** Enqueues "look at the log of this tenant"; a second one while one waits changes nothing. */
  wakeProjector(tenant: string): Promise<unknown>;
  /** Enqueues "carry out this row of the table job". */
  startJob(tenant: string, jobId: string): Promise<unknown>;
  close(): Promise<void>;
}

/** How eager wake-ups are; milliseconds. */
export interface WakeUpOptions {
  /** Least time between two of one tenant. */
  readonly spacing?: number;
  /** How long one may take before it counts as failed. */
  readonly timeLimit?: number;
  readonly onTrouble?: (what: string, error: unknown) => void;
}

interface Waking {
  underWay: boolean;
  wanted: boolean;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells the workers that there is something to do. Never awaited, never throws, holds no request up: losing a
 * wake-up costs the second until the workers' sweep finds what lags. At most one per tenant is under way, and what
 * arrives meanwhile becomes one more at the end.
 */
export class WakeUps {
  private readonly tenants = new Map<string, Waking>();
  private readonly underWay = new Set<Promise<unknown>>();
  private closed = false;

  constructor(
    private readonly queues: WakeUpQueues,
    private readonly options: WakeUpOptions = {},
  ) {}

  /** Something was appended to a tenant's log. */
  wake(tenant: string): void {
    if (this.closed) return;
    const waking = this.tenants.get(tenant) ?? { underWay: false, wanted: false, timer: undefined };
    this.tenants.set(tenant, waking);
    waking.wanted = true;
    if (!waking.underWay && waking.timer === undefined) this.send(tenant, waking);
  }

  /** A row of the table `job` waits to be carried out. */
  startJob(tenant: string, jobId: string): void {
    if (this.closed) return;
    this.enqueue('a job could not be enqueued', () => this.queues.startJob(tenant, jobId));
  }

  /** Lets what is under way finish, within the time limit, and closes the connections. */
  async close(): Promise<void> {
    this.closed = true;
    for (const waking of this.tenants.values()) clearTimeout(waking.timer);
    await withinTime(Promise.allSettled(this.underWay), this.timeLimit);
    await withinTime(this.queues.close(), this.timeLimit);
  }

  private send(tenant: string, waking: Waking): void {
    waking.wanted = false;
    waking.underWay = true;
    // Only its end frees the next one: behind a dead Redis nothing piles up.
    this.enqueue(
      'a wake-up could not be enqueued',
      () => this.queues.wakeProjector(tenant),
      () => {
        waking.underWay = false;
        if (waking.wanted) this.sendSoon(tenant, waking);
      },
    );
    this.sendSoon(tenant, waking);
  }

  private sendSoon(tenant: string, waking: Waking): void {
    if (this.closed || waking.timer !== undefined) return;
    waking.timer = setTimeout(() => {
      waking.timer = undefined;
      if (waking.wanted && !waking.underWay) this.send(tenant, waking);
    }, this.options.spacing ?? 100);
    waking.timer.unref();
  }

  private enqueue(what: string, add: () => Promise<unknown>, settled: () => void = () => undefined): void {
    const trouble = (error: unknown) => this.options.onTrouble?.(what, error);
    const work = Promise.resolve().then(add);
    this.underWay.add(work);
    withinTime(work, this.timeLimit)
      .then((inTime) => (inTime ? undefined : trouble(new Error(`no answer in ${String(this.timeLimit)} ms`))))
      .catch(trouble);
    work
      .catch(() => undefined)
      .finally(() => {
        this.underWay.delete(work);
        settled();
      });
  }

  private get timeLimit(): number {
    return this.options.timeLimit ?? 2_000;
  }
}
