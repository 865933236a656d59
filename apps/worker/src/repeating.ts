/** Work that comes round again and again, never twice at once; an error ends one round, not the work. */
export class Repeating {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly everyMilliseconds: number,
    private readonly round: () => Promise<unknown>,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** The first round begins at once. */
  start(): void {
    this.underWay = this.takeRound();
  }

  /** Waits for the round under way; none follows. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }

  private async takeRound(): Promise<void> {
    try {
      await this.round();
    } catch (error) {
      this.onTrouble(error);
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.takeRound();
    }, this.everyMilliseconds);
  }
}
