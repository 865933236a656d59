import { Webhook as Signer } from 'standardwebhooks';
import type { SignedHead, StoredEvent } from '#event-store';
import { cloudEventType, toCloudEvent } from '#exchange';
import { HEAD_SIGNED } from './webhook.js';

/** What is told in one delivery; the same message has the same id however often it is tried. */
export interface Message {
  id: string;
  /** The event's name. */
  type: string;
  position: number;
  body: string;
}

export const messageOfEvent = (event: StoredEvent): Message => ({
  id: event.eventId,
  type: event.type,
  position: event.position,
  body: JSON.stringify(toCloudEvent(event)),
});

/** A signed head as an event of its own; it is in no log. */
export const messageOfHead = (head: SignedHead): Message => ({
  id: `head-${head.tenant}-${String(head.position)}`,
  type: HEAD_SIGNED,
  position: head.position,
  body: JSON.stringify({
    specversion: '1.0',
    id: `head-${head.tenant}-${String(head.position)}`,
    source: `/${head.tenant}`,
    type: cloudEventType(HEAD_SIGNED, 1),
    subject: 'log',
    time: head.signedAt,
    datacontenttype: 'application/json',
    data: head,
  }),
});

/** The headers of Standard Webhooks; every secret signs, so that a receiver may change over in its own time. */
export function signedHeaders({ id, body }: Message, secrets: readonly string[], now: number): Record<string, string> {
  const at = new Date(now);
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'dung-hen',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
  };
}
