import type { IsoInstant } from '../events.js';

/** How an applicant was told: the counter's print, or a gateway that took the message. */
export const TELLING_CHANNELS = ['print', 'gateway'] as const;
export type TellingChannel = (typeof TELLING_CHANNELS)[number];

/** What an applicant was told of one dossier, stream `messages-<code>`; it happened when it was told. Nothing personal. */
export interface TellingEvent {
  type: 'ApologyTold';
  data: {
    /** The `DeadlineExtended` whose apology and new day were told (form 04). */
    extensionEventId: string;
    channel: TellingChannel;
  };
}

/** As it goes into the log. */
export type DecidedTelling = TellingEvent & { schemaVersion: 1; occurredAt: IsoInstant; personal: null };

const PREFIX = 'messages-';

export const messageStream = (code: string): string => `${PREFIX}${code}`;
/** The dossier's code in such a stream's id; null for any other stream. */
export const codeOfTellingStream = (streamId: string): string | null =>
  streamId.startsWith(PREFIX) ? streamId.slice(PREFIX.length) : null;
