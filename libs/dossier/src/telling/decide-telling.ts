import { toIso } from '../events.js';
import type { DecidedTelling, TellingChannel, TellingEvent } from './events.js';

export interface TellApology {
  extensionEventId: string;
  channel: TellingChannel;
  /** When the paper was printed, or the gateway took the message. */
  toldAt: number;
}

/** What is new in telling an extension's apology: the first time alone. A paper printed again tells nobody anything. */
export function decideTelling(
  { extensionEventId, channel, toldAt }: TellApology,
  told: readonly Pick<TellingEvent, 'type' | 'data'>[],
): DecidedTelling[] {
  const known = told.some(({ type, data }) => type === 'ApologyTold' && data.extensionEventId === extensionEventId);
  const data = { extensionEventId, channel };
  return known ? [] : [{ type: 'ApologyTold', schemaVersion: 1, occurredAt: toIso(toldAt), data, personal: null }];
}
