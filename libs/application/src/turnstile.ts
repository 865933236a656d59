/** Lets a few pieces of work run at once in this process; some more wait their turn, and whoever comes after them is refused. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly mostAtOnce: number,
    private readonly mostWaiting: number,
    private readonly refusal: () => Error,
  ) {}

  /** Rejects with the refusal when too many are waiting already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.mostAtOnce) {
      if (this.waiting.length >= this.mostWaiting) throw this.refusal();
      await new Promise<void>((enter) => this.waiting.push(enter));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever waited takes the place over: nobody slips in between.
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
