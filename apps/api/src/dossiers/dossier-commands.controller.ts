import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
  ApiExtraModels,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_STORE, ExecuteDossierCommand, ProblemError, keptAnswer } from '#application';
import type { CommandAnswer, NamedBody, Principal } from '#application';
import type { EventStore } from '#event-store';
import { COMMANDS } from '#dossier';
import type { CommandName } from '#dossier';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { InFlight } from '../http/in-flight.js';
import { expectedVersion, idempotencyOf } from '../http/preconditions.js';
import { unlessKept } from '../http/unless-kept.js';
import type { KeptAnswers } from '../http/unless-kept.js';
import { validateClean } from '../http/validate-body.js';
import { CommandAnswerDto } from './command-answer.dto.js';
import { DTO_OF_COMMAND, ReceiveDto } from './command-bodies.dto.js';

const isCommand = (name: string): name is CommandName => (COMMANDS as readonly string[]).includes(name);

@ApiTags('dossiers')
@ApiBearerAuth()
@ApiExtraModels(...Object.values(DTO_OF_COMMAND))
@Controller('dossiers')
export class DossierCommandsController {
  private readonly kept: KeptAnswers<CommandAnswer>;

  constructor(
    private readonly commands: CommandBus,
    private readonly inFlight: InFlight,
    @Inject(EVENT_STORE) store: EventStore,
  ) {
    this.kept = { store, read: keptAnswer };
  }

  @Post()
  @ApiOperation({ summary: 'Receive a dossier: the promise is computed and pinned' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ type: ReceiveDto })
  @ApiCreatedResponse({ type: CommandAnswerDto })
  async receive(
    @Caller() principal: Principal,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const cleaned = cleanText(body ?? {});
    const idempotency = idempotencyOf(key, 'POST /dossiers', cleaned);
    const validBody = await unlessKept(this.kept, principal, idempotency, () => validateClean(ReceiveDto, cleaned));
    if ('kept' in validBody) return this.answered(reply, validBody.kept, true);
    const command: NamedBody = { name: 'receive', body: validBody.value };
    const execute = new ExecuteDossierCommand(principal, null, command, null, idempotency);
    const answer = await this.inFlight.run(principal.tokenId, idempotency.key, () => this.commands.execute(execute));
    return this.answered(reply, answer, true);
  }

  @Post(':code/commands/:command')
  @HttpCode(200)
  @ApiOperation({ summary: 'Carry out a command on a dossier; If-Match "v0" begins one by submit or refuse-intake' })
  @ApiParam({ name: 'command', enum: COMMANDS })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ schema: { oneOf: Object.values(DTO_OF_COMMAND).map((dto) => ({ $ref: getSchemaPath(dto) })) } })
  @ApiOkResponse({ type: CommandAnswerDto })
  async execute(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Param('command') name: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if (!isCommand(name)) {
      throw new ProblemError('NOT_FOUND', `no command ${name}; there are: ${COMMANDS.join(', ')}`);
    }
    const cleaned = cleanText(body ?? {});
    const idempotency = idempotencyOf(key, `POST /dossiers/${code}/commands/${name}`, cleaned);
    const checked = await unlessKept(this.kept, principal, idempotency, () => ({
      version: expectedVersion(ifMatch),
      command: { name, body: validateClean<object>(DTO_OF_COMMAND[name], cleaned) } as NamedBody,
    }));
    if ('kept' in checked) return this.answered(reply, checked.kept, false);
    const { version, command } = checked.value;
    const execute = new ExecuteDossierCommand(principal, code, command, version, idempotency);
    const answer = await this.inFlight.run(principal.tokenId, idempotency.key, () => this.commands.execute(execute));
    return this.answered(reply, answer, false);
  }

  private answered(reply: FastifyReply, answer: CommandAnswer, created: boolean): CommandAnswer {
    if (created) void reply.header('location', `/api/v1/dossiers/${encodeURIComponent(answer.code)}`);
    void reply.header('etag', etag(answer));
    return answer;
  }
}

const etag = (answer: CommandAnswer): string => `"v${String(answer.version)}"`;
