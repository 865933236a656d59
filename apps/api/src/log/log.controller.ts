import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DATABASE, EVENT_STORE, EVIDENCE, ProblemError, requireOperation } from '#application';
import type { EvidenceOptions, Principal } from '#application';
import { SignedHeads, broughtLog } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { toCloudEvent } from '#exchange';
import { Caller } from '../auth/caller.js';
import { wholeNumber } from './whole-number.js';

/** The batch format of the CloudEvents specification: a bare list; where it goes on is in `Link`. */
const BATCH = 'application/cloudevents-batch+json';

@ApiTags('log')
@ApiBearerAuth()
@Controller()
export class LogController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVIDENCE) private readonly evidence: EvidenceOptions | null,
  ) {}

  @Get('events')
  @ApiOperation({ summary: 'The log in order as CloudEvents; personal data stays ciphertext' })
  @ApiQuery({ name: 'after', required: false, description: 'position; default 0' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 1000; default 100' })
  async events(
    @Caller() principal: Principal,
    @Query('after') after: string | undefined,
    @Query('limit') limit: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireOperation(principal, 'events.read');
    if (principal.unitId !== null) {
      throw new ProblemError('AUTH.FORBIDDEN', 'the whole log needs a token whose scope is the whole tenant');
    }
    const from = wholeNumber('after', after, { max: Number.MAX_SAFE_INTEGER, absent: 0 });
    const size = wholeNumber('limit', limit, { min: 1, max: 1_000, absent: 100 });
    const events = await this.store.readLog(principal.tenant, { after: from, limit: size });
    const next = events.length === size ? (events.at(-1)?.position ?? null) : null;
    if (next !== null)
      void reply.header('link', `</api/v1/events?after=${String(next)}&limit=${String(size)}>; rel="next"`);
    if (accept?.includes(BATCH) === true) {
      void reply.type(BATCH);
      return events.map(toCloudEvent);
    }
    return { items: events.map(toCloudEvent), next };
  }

  @Get('log/head')
  @ApiOperation({
    summary:
      'The newest position and hash, the newest head that was signed, the public key of today, and up to which position an import wrote the log (`brought`)',
  })
  async head(@Caller() principal: Principal) {
    requireOperation(principal, 'log.read');
    const head = await this.store.head(principal.tenant);
    const signed = await new SignedHeads(this.database).newest(principal.tenant);
    const brought = await broughtLog(this.database, principal.tenant);
    return { tenant: principal.tenant, ...head, signed, brought, publicKey: this.evidence?.signer.publicKey ?? null };
  }
}
