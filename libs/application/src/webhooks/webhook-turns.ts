import type { WebhookDeliveries } from './deliver-webhooks.js';

/** How turns are taken and ended. */
export interface TurnOptions {
  /** Webhooks served at once. */
  places?: number;
  /** Asked between two deliveries; what is under way ends, nothing follows. */
  stop?: () => boolean;
  onTrouble?: (error: unknown) => void;
}

/**
 * Enough that some receivers that answer nothing, each for a turn, leave places; few enough that fast ones do not take all
 * connections to the database.
 */
const PLACES = 20;

/**
 * Serves each webhook on its own, so many at once: where a turn ends, its place is given on at once, and whoever is slow holds one
 * place and nobody's round.
 */
export class WebhookTurns {
  private readonly underWay = new Set<Promise<void>>();
  private taking: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly deliveries: Pick<WebhookDeliveries, 'take'>,
    private readonly options: TurnOptions = {},
  ) {}

  /** Gives the free places to those who have something to be told. Waits for nobody. */
  wake(): void {
    if (this.taking !== null) {
      this.again = true;
      return;
    }
    this.again = false;
    this.taking = this.take()
      .catch((error: unknown) => this.options.onTrouble?.(error))
      .finally(() => {
        this.taking = null;
        if (this.again) this.wake();
      });
  }

  /** Resolves when no turn is under way and none is being taken. */
  async idle(): Promise<void> {
    while (this.taking !== null || this.underWay.size > 0) await Promise.all([this.taking, ...this.underWay]);
  }

  private async take(): Promise<void> {
    const { places = PLACES, stop } = this.options;
    const free = places - this.underWay.size;
    if (free <= 0 || stop?.() === true) return;
    for (const turn of await this.deliveries.take(free, stop)) this.begin(turn);
  }

  private begin(turn: () => Promise<number>): void {
    const work = turn()
      .then(
        () => true,
        (error: unknown) => {
          this.options.onTrouble?.(error);
          return false;
        },
      )
      .then((goesOn) => {
        this.underWay.delete(work);
        // A turn that threw would throw again at once; the next wake-up comes soon enough.
        if (goesOn) this.wake();
      });
    this.underWay.add(work);
  }
}
