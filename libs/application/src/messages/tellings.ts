import { decideTelling, messageStream } from '#dossier';
import type { TellingChannel, TellingEvent } from '#dossier';
import type { NewEvent } from '#event-store';
import { decideAndAppend } from '../appending/decide-and-append.js';
import type { StreamWriter } from '../appending/decide-and-append.js';
import type { Clock, Ids } from '../ports.js';

export interface TellingTools extends StreamWriter {
  clock: Clock;
  ids: Ids;
}

export interface Told {
  tenant: string;
  code: string;
  extensionEventId: string;
  channel: TellingChannel;
}

/** Who told it, and what their events say besides under a delegation. */
export type Teller = Pick<NewEvent, 'actorId' | 'unitId'> & { said?: Record<string, unknown> };

/**
 * Writes that an applicant was told of an extension, the first time. It stands in a stream of its own (`messages-<code>`):
 * neither paper handed out nor a gateway's answer may move the version that somebody holds of the dossier.
 */
export class Tellings {
  constructor(private readonly tools: TellingTools) {}

  async tellApology({ tenant, code, extensionEventId, channel }: Told, teller: Teller): Promise<void> {
    const { clock, ids } = this.tools;
    const { said, ...who } = teller;
    await decideAndAppend(this.tools, tenant, messageStream(code), (told) => {
      const facts = told as unknown as TellingEvent[];
      const [decided] = decideTelling({ extensionEventId, channel, toldAt: clock.now() }, facts);
      if (decided === undefined) return null;
      const eventId = ids.uuid();
      const { data, ...plain } = decided;
      const links = { correlationId: eventId, causationId: extensionEventId };
      return { ...plain, ...who, ...links, eventId, data: { ...data, ...said } };
    });
  }
}
