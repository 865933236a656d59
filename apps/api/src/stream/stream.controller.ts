import { Controller, Headers, Req, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { exhaustMap, filter, interval, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { requireOperation } from '#application';
import type { Principal } from '#application';
import type { RequestWithPrincipal } from '../auth/access.guard.js';
import { Caller } from '../auth/caller.js';
import { wholeNumber } from '../log/whole-number.js';
import { LogFeed } from './log-feed.js';
import type { StreamMessage } from './log-feed.js';

/** So long may a stream go on after its session or token has ended, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

@ApiTags('stream')
@ApiBearerAuth()
@Controller('stream')
export class StreamController {
  constructor(private readonly feed: LogFeed) {}

  @Sse()
  @ApiOperation({ summary: 'Events as they happen (server-sent); Last-Event-ID is a position' })
  @ApiHeader({ name: 'Last-Event-ID', required: false })
  stream(
    @Caller() principal: Principal,
    @Req() { stillGood }: RequestWithPrincipal,
    @Headers('last-event-id') last: string | undefined,
  ): Observable<StreamMessage> {
    requireOperation(principal, 'stream.read');
    const after =
      last === undefined ? null : wholeNumber('Last-Event-ID', last, { max: Number.MAX_SAFE_INTEGER, absent: 0 });
    const ended = interval(LOOK_EVERY_MS).pipe(
      exhaustMap(() => stillGood?.() ?? Promise.resolve(false)),
      filter((good) => !good),
    );
    return this.feed.follow(principal, after).pipe(takeUntil(ended));
  }
}
