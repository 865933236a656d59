import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DESK_LISTS, GetDeskHolders, GetDeskToday, GetNextDossier, HandOverMany, invalid } from '#application';
import type { Principal, QueryParameters } from '#application';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { InFlight } from '../http/in-flight.js';
import { idempotencyOf } from '../http/preconditions.js';
import { validateClean } from '../http/validate-body.js';
import { DeskHoldersDto, DeskTodayDto, HandOverAnswerDto, HandOverManyDto, NextDossierDto } from './desk.dto.js';

const Narrowed = () => (target: object, name: string, descriptor: PropertyDescriptor) => {
  for (const filter of ['agencyId', 'fieldCode', 'procedureCode', 'officerId', 'holderUnitId']) {
    const description = filter === 'officerId' ? 'an officer, `me`, or `none`' : 'filter';
    ApiQuery({ name: filter, required: false, type: String, description })(target, name, descriptor);
  }
};

@ApiTags('desk')
@ApiBearerAuth()
@Controller()
export class DeskController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly inFlight: InFlight,
  ) {}

  @Get('desk/today')
  @Narrowed()
  @ApiOperation({ summary: 'What is due today and soon, overdue, waiting, at risk; each number with its exact list' })
  @ApiOkResponse({ type: DeskTodayDto })
  today(@Caller() principal: Principal, @Query() parameters: QueryParameters) {
    return this.queries.execute(new GetDeskToday(principal, parameters));
  }

  @Get('desk/holders')
  @Narrowed()
  @ApiQuery({ name: 'list', required: false, enum: Object.keys(DESK_LISTS), description: 'default atRisk' })
  @ApiOperation({ summary: 'Who holds the dossiers of one of the desk’s lists, the most first' })
  @ApiOkResponse({ type: DeskHoldersDto })
  holders(@Caller() principal: Principal, @Query() parameters: QueryParameters) {
    return this.queries.execute(new GetDeskHolders(principal, parameters));
  }

  @Get('desk/next')
  @ApiQuery({ name: 'not', required: false, description: 'the dossier just done' })
  @ApiOperation({ summary: 'The caller’s next dossier: the first due of those they hold that wait for nobody' })
  @ApiOkResponse({ type: NextDossierDto })
  next(@Caller() principal: Principal, @Query() parameters: QueryParameters) {
    return this.queries.execute(new GetNextDossier(principal, parameters));
  }

  @Post('dossiers/hand-overs')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ type: HandOverManyDto })
  @ApiOperation({
    summary: 'Hand over or reassign up to 200 dossiers; each has its own verdict, one refusal hurts no other',
  })
  @ApiOkResponse({ type: HandOverAnswerDto })
  async handOverMany(
    @Caller() principal: Principal,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
  ) {
    const cleaned = cleanText(body ?? {});
    const { items, ...handOver } = validateClean(HandOverManyDto, cleaned);
    const codes = items.map(({ code }) => code);
    const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index);
    if (twice >= 0) throw invalid([{ pointer: `/items/${String(twice)}/code`, code: 'CODE.TWICE' }]);
    // The key of each is the request's own with its dossier: a request sent again is answered item by item as before.
    const request = idempotencyOf(key, 'POST /dossiers/hand-overs', cleaned);
    const keyed = items.map(({ code, version }) => ({
      ...{ code, version },
      idempotency: { key: `${request.key}#${code}`, requestHash: hashOf(request.key, code, version, handOver) },
    }));
    return this.inFlight.run(principal.tokenId, request.key, () =>
      this.commands.execute(new HandOverMany(principal, handOver, keyed)),
    );
  }
}

const hashOf = (key: string, code: string, version: number, body: object): string =>
  idempotencyOf(key, `POST /dossiers/${code}/commands/hand-over of many`, { version, body }).requestHash;
