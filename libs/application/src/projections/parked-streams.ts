import { Command, Query } from '@nestjs/cqrs';
import type { ParkedStream } from '#event-store';
import type { Principal } from '../access/principal.js';

/** A stream whose event a projection could not apply. */
export interface ParkedStreamView extends ParkedStream {
  projection: string;
}

/** What is set aside of the caller's tenant, for an admin and an inspector. */
export class ListParkedStreams extends Query<ParkedStreamView[]> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** Tries a parked stream again from the event it was parked at. Throws NOT_FOUND, or PROJECTION.PARKED if it fails again. */
export class RetryParkedStream extends Command<{ resumed: true }> {
  constructor(
    readonly principal: Principal,
    readonly projection: string,
    readonly streamId: string,
  ) {
    super();
  }
}
