import type { Scorecard, TargetCard } from '#application';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { Counter } from '../../../../../test/dsl/counter.js';

/** A figure that somebody published, as it is entered. */
export const SIPAS = {
  ...{ targetId: 'sipas', year: 2022, value: '86.0', unit: 'percent' },
  ...{ source: 'Bộ Nội vụ, SIPAS 2022', publishedOn: '2023-04-19' },
};

/** Where a refused body was at fault. */
export const pointersOf = (body: unknown): string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

/** Plans over HTTP as an inspector reads them and an administrator writes them. */
export class PlanCounter {
  private constructor(readonly counter: Counter) {}

  static async open(): Promise<PlanCounter> {
    return new PlanCounter(await Counter.open());
  }

  close(): Promise<void> {
    return this.counter.close();
  }

  async project(): Promise<void> {
    const store = new ProjectionStore(this.counter.database);
    await new ProjectionRunner(store, allProjections(store)).sweep();
  }

  async card(planId: string, query = ''): Promise<Scorecard> {
    return (await this.counter.get(`/scorecards/${planId}${query}`, 'inspector').expect(200)).body as Scorecard;
  }

  async target(planId: string, targetId: string, query = ''): Promise<TargetCard> {
    const found = (await this.card(planId, query)).targets.find(({ id }) => id === targetId);
    if (found === undefined) throw new Error(`no target ${targetId}`);
    return found;
  }

  enter(planId: string, figure: object) {
    return this.counter.post(`/plans/${planId}/figures`, figure, 'admin');
  }

  /** Ten working days each, in 2026: one on time, one late and handed over on paper; both granted, one digitised. */
  async tellTwoDossiers(): Promise<void> {
    const online = { channel: 'online', agencyId: 'H26.W1' };
    await this.counter.story(
      { ...online, occurredAt: '2026-03-02T08:00:00+07:00' },
      ['officer', 'hand-over', { toUnitId: 'H26.12', mode: 'electronic', occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { decision: 'granted', resultDigitized: true, occurredAt: '2026-03-04T08:00:00+07:00' }],
      ['clerk', 'return-result', { via: 'post', occurredAt: '2026-03-05T08:00:00+07:00' }],
      ['clerk', 'rate', { score: 5, occurredAt: '2026-03-06T08:00:00+07:00' }],
    );
    await this.counter.story(
      { occurredAt: '2026-03-02T08:00:00+07:00' },
      ['officer', 'hand-over', { toUnitId: 'H26.W2', mode: 'paper', occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { decision: 'granted', occurredAt: '2026-04-20T08:00:00+07:00' }],
      ['clerk', 'return-result', { via: 'counter', occurredAt: '2026-04-21T08:00:00+07:00' }],
    );
    await this.project();
  }
}
