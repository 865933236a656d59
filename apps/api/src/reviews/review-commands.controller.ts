import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_STORE, ExecuteReviewCommand, ProblemError, keptReviewAnswer } from '#application';
import type { Principal, ReviewAnswer, ReviewBody } from '#application';
import { REVIEW_COMMANDS } from '#dossier';
import type { ReviewCommandName } from '#dossier';
import type { EventStore } from '#event-store';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { InFlight } from '../http/in-flight.js';
import { expectedVersion, idempotencyOf } from '../http/preconditions.js';
import { unlessKept } from '../http/unless-kept.js';
import type { KeptAnswers } from '../http/unless-kept.js';
import { validateClean } from '../http/validate-body.js';
import { ReviewAnswerDto } from './review-answers.dto.js';
import { DTO_OF_STEP } from './review-bodies.dto.js';

const isStep = (name: string): name is ReviewCommandName => (REVIEW_COMMANDS as readonly string[]).includes(name);
const BODIES = [...new Set(Object.values(DTO_OF_STEP))];

@ApiTags('reviews')
@ApiBearerAuth()
@ApiExtraModels(...BODIES)
@Controller('reviews')
export class ReviewCommandsController {
  private readonly kept: KeptAnswers<ReviewAnswer>;

  constructor(
    private readonly commands: CommandBus,
    private readonly inFlight: InFlight,
    @Inject(EVENT_STORE) store: EventStore,
  ) {
    this.kept = { store, read: keptReviewAnswer };
  }

  @Post(':code/commands/:command')
  @HttpCode(200)
  @ApiOperation({ summary: 'A step of the review of a late dossier; If-Match "v0" with `open` begins it' })
  @ApiParam({ name: 'command', enum: REVIEW_COMMANDS })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ schema: { anyOf: BODIES.map((dto) => ({ $ref: getSchemaPath(dto) })) } })
  @ApiOkResponse({ type: ReviewAnswerDto })
  async execute(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Param('command') name: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewAnswer> {
    if (!isStep(name)) {
      throw new ProblemError('NOT_FOUND', `no step ${name}; there are: ${REVIEW_COMMANDS.join(', ')}`);
    }
    const cleaned = cleanText(body ?? {});
    const idempotency = idempotencyOf(key, `POST /reviews/${code}/commands/${name}`, cleaned);
    const answer = await this.inFlight.run(principal.tokenId, idempotency.key, async () => {
      const checked = await unlessKept(this.kept, principal, idempotency, () => ({
        version: expectedVersion(ifMatch),
        command: { name, body: validateClean<object>(DTO_OF_STEP[name], cleaned) } as ReviewBody,
      }));
      if ('kept' in checked) return checked.kept;
      const { version, command } = checked.value;
      return this.commands.execute(new ExecuteReviewCommand(principal, code, command, version, idempotency));
    });
    void reply.header('etag', `"v${String(answer.version)}"`);
    return answer;
  }
}
