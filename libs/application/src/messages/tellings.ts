import { decideTelling, messageStream } from '#dossier';
import type { TellingChannel, TellingEvent } from '#dossier';
import type { AppendOutcome, AppendRequest, EventStore, NewEvent } from '#event-store';
import type { Clock, Ids } from '../ports.js';

/** Two who tell the same dossier at once: the second one reads what the first wrote. */
const MOST_ATTEMPTS = 8;

export interface TellingTools {
  store: Pick<EventStore, 'readStream'>;
  append: (tenant: string, request: AppendRequest) => Promise<AppendOutcome>;
  clock: Clock;
  ids: Ids;
}

export interface Told {
  tenant: string;
  code: string;
  extensionEventId: string;
  channel: TellingChannel;
}

/** Who told it, with what stands beside their events under a delegation. */
export type Teller = Pick<NewEvent, 'actorId' | 'unitId' | 'metadata'>;

/**
 * Writes that an applicant was told of an extension, the first time. It stands in a stream of its own (`messages-<code>`): a
 * print is a reading, and neither it nor a gateway's answer may move the version that somebody holds of the dossier.
 */
export class Tellings {
  constructor(private readonly tools: TellingTools) {}

  async tellApology({ tenant, code, extensionEventId, channel }: Told, teller: Teller): Promise<void> {
    const { store, append, clock, ids } = this.tools;
    const streamId = messageStream(code);
    for (let attempt = 1; ; attempt += 1) {
      const told = await store.readStream(tenant, streamId);
      const facts = told as unknown as TellingEvent[];
      const [decided] = decideTelling({ extensionEventId, channel, toldAt: clock.now() }, facts);
      if (decided === undefined) return;
      const eventId = ids.uuid();
      const { data, ...plain } = decided;
      const links = { correlationId: eventId, causationId: extensionEventId };
      const event: NewEvent = { ...plain, ...teller, ...links, eventId, data: { ...data } };
      const outcome = await append(tenant, { streamId, expectedVersion: told.length, events: [event] });
      if (outcome.verdict === 'appended') return;
      if (attempt === MOST_ATTEMPTS) throw new Error(`${streamId} grows faster than it is read`);
    }
  }
}
