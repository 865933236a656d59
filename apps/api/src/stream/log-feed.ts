import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { CATALOGUES, DATABASE, EVENT_STORE, NoticeListener, inScope, scopeOf } from '#application';
import type { Catalogues, Principal } from '#application';
import { codeOfReviewStream, codeOfStream, codeOfTellingStream, dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';

/** One message of the stream; `id` is a position, so that a reader goes on where it stopped. */
export interface StreamMessage {
  id: string;
  type: string;
  data: object;
}

const POLL_MS = 500;
const PAGE = 200;
/** Polls between two words about the head: a reader that hears nothing for longer knows that the line is cut. */
const HEAD_EVERY = 20;

/**
 * New events of a tenant's log as they are committed. Each listener reads the log by position, so nothing is lost
 * between processes and a reconnect with Last-Event-ID continues without a gap. Between them the notices that are given;
 * they and the word `head` (at once and every ten seconds: how far this reader has
 * been told) carry the position read so far, because Nest makes up an id of its own where there is none (2026-11-22).
 */
@Injectable()
export class LogFeed implements BeforeApplicationShutdown {
  private readonly listeners = new Set<Subscriber<StreamMessage>>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** What follows a position; null: what follows from now on. */
  follow(principal: Principal, after: number | null): Observable<StreamMessage> {
    return new Observable((listener) => {
      this.listeners.add(listener);
      let timer: NodeJS.Timeout | undefined;
      let position = after;
      let polls = 0;
      const notices = new NoticeListener(this.database, this.catalogues, principal);
      const poll = async (): Promise<void> => {
        try {
          position ??= (await this.store.head(principal.tenant)).position;
          const page = await this.store.readLog(principal.tenant, { after: position, limit: PAGE });
          for (const event of await this.visible(principal, page)) listener.next(messageOf(event));
          position = page.at(-1)?.position ?? position;
          for (const notice of await notices.next()) {
            listener.next({ id: String(position), type: 'notice', data: notice });
          }
          if (polls % HEAD_EVERY === 0) {
            listener.next({ id: String(position), type: 'head', data: { position } });
          }
          polls += 1;
          if (!listener.closed) timer = setTimeout(() => void poll(), page.length === PAGE ? 0 : POLL_MS);
        } catch (error) {
          listener.error(error);
        }
      };
      void poll();
      return () => {
        clearTimeout(timer);
        this.listeners.delete(listener);
      };
    });
  }

  /** Before the server waits for its connections: one that is followed would never end by itself. */
  beforeApplicationShutdown(): void {
    for (const listener of this.listeners) listener.complete();
  }

  /** A caller with a subtree hears only of its own dossiers. */
  private async visible(principal: Principal, page: StoredEvent[]): Promise<StoredEvent[]> {
    const scope = scopeOf(principal, await this.catalogues.of(principal.tenant));
    if (scope === null || page.length === 0) return page;
    const about = page.map(({ streamId }) => dossierStreamOf(streamId));
    const streamIds = [...new Set(about)].filter((id) => id !== null);
    const streams = await this.store.readStreams(principal.tenant, streamIds);
    const mine = new Set<string | null>();
    for (const [streamId, events] of streams) {
      if (isVisible(scope, streamId, events)) mine.add(streamId);
    }
    return page.filter((_, index) => mine.has(about[index] ?? null));
  }
}

/** The stream of the dossier that a stream is about: its own, its review's, what its applicant was told. Null: about none. */
function dossierStreamOf(streamId: string): string | null {
  const code = codeOfStream(streamId) ?? codeOfReviewStream(streamId) ?? codeOfTellingStream(streamId);
  return code === null ? null : dossierStream(code);
}

/** A history that cannot be folded is nobody's to see on a stream; it stands in the list of parked ones. */
function isVisible(scope: ReadonlySet<string>, streamId: string, events: StoredEvent[]): boolean {
  try {
    return inScope(scope, replay(codeOfStream(streamId) ?? streamId, events as unknown as FoldableEvent[]));
  } catch {
    return false;
  }
}

function messageOf(event: StoredEvent): StreamMessage {
  const { position, streamId, version, type, occurredAt, recordedAt, data } = event;
  return { id: String(position), type, data: { position, streamId, version, type, occurredAt, recordedAt, data } };
}
