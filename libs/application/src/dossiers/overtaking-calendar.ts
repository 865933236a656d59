import { DEFAULT_CLOCK_POLICY, dossierStream, latestCalendar, recalculate, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import type { EventStore } from '#event-store';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { Clock, Ids } from '../ports.js';

/**
 * A command that took this long may have been overtaken by a publication: decided under the old version, stored after
 * the recalculation had looked at who was written to since. That looks three seconds after the publication at the
 * earliest, and a catalogue is at most a second old (2026-11-22). Milliseconds.
 */
const SLOW_MS = 1_500;

const MOST_TRIES = 5;

/** Gives a dossier whose command was slow the due of the newest version of its calendar, as the worker would have. */
export class OvertakingCalendar {
  constructor(
    private readonly store: EventStore,
    private readonly catalogues: Catalogues,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `startedAt`: when the command's catalogue was asked for. Writes at most one `DeadlineRecalculated`. */
  async mend(tenant: string, code: string, startedAt: number): Promise<void> {
    if (this.clock.now() - startedAt < SLOW_MS) return;
    this.catalogues.forget(tenant);
    const catalogue = await this.catalogues.of(tenant);
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const state = replay(
        code,
        (await this.store.readStream(tenant, dossierStream(code))) as unknown as FoldableEvent[],
      );
      const calendar = state.received && state.calendarId !== null ? latestCalendar(catalogue, state.calendarId) : null;
      if (calendar === null || !state.received) return;
      const policy = catalogue.clockPolicies.get(state.clockPolicyId ?? '') ?? DEFAULT_CLOCK_POLICY;
      const event = recalculate(state, { calendar, publishedAt: this.clock.now() }, policy);
      if (event === null) return;
      const eventId = this.ids.uuid();
      const who = { actorId: 'system', unitId: null, correlationId: eventId, causationId: null };
      const { type, schemaVersion, occurredAt, data } = event;
      const stored = { eventId, type, schemaVersion, occurredAt, ...who, data: { ...data }, personal: null };
      const request = { streamId: dossierStream(code), expectedVersion: state.version, events: [stored] };
      const [outcome] = await this.store.append(tenant, [request]);
      if (outcome?.verdict === 'appended') return;
    }
  }
}
