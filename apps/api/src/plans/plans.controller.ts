import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { EnterFigure, EnterStatement, GetPlan, GetStatementText, PublishPlan } from '#application';
import type { Entered, PlanView, Principal, PublishedPlan, QueryParameters, StatementText } from '#application';
import type { FastifyReply } from 'fastify';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { isTrue } from '../http/is-true.js';
import { ReadingReasonDto } from '../http/reading-reason.dto.js';
import { validateBody } from '../http/validate-body.js';
import { FIGURE_EXAMPLE, PLAN_EXAMPLE, STATEMENT_EXAMPLE } from './plan-examples.js';

@ApiTags('plans')
@ApiBearerAuth()
@Controller('plans')
export class PlansController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiBody({ schema: { type: 'object', example: PLAN_EXAMPLE } })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: 'true: check, write nothing' })
  @ApiOperation({ summary: 'Publish a plan or its next version; what says the same writes nothing' })
  publish(
    @Caller() principal: Principal,
    @Body() document: unknown,
    @Query('dryRun') dryRun: unknown,
  ): Promise<PublishedPlan> {
    return this.commands.execute(new PublishPlan(principal, cleanText(document ?? null), isTrue('dryRun', dryRun)));
  }

  @Get(':planId')
  @ApiQuery({ name: 'asOf', required: false, description: 'instant with offset: as the log knew it then' })
  @ApiOperation({ summary: 'The plan in force, its versions, and everything ever entered for it' })
  plan(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Query() parameters: QueryParameters,
  ): Promise<PlanView> {
    return this.queries.execute(new GetPlan(principal, planId, parameters));
  }

  @Get(':planId/statements/:eventId/text')
  @ApiQuery({ name: 'reason', required: true, description: 'Why it is needed; at least three characters' })
  @ApiOperation({ summary: 'The text of a statement, which may name people; the reading is recorded' })
  statementText(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Param('eventId') eventId: string,
    @Query('reason') reason: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatementText> {
    void reply.header('cache-control', 'no-store');
    const why = typeof reason === 'string' ? reason : '';
    return this.queries.execute(new GetStatementText(principal, planId, eventId, why));
  }

  @Post(':planId/statements/:eventId/text')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: ReadingReasonDto })
  @ApiOperation({ summary: 'The same with the reason in the body, where no log of addresses keeps it' })
  readStatement(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Param('eventId') eventId: string,
    @Body() body: unknown,
  ): Promise<StatementText> {
    const { reason } = validateBody(ReadingReasonDto, body);
    return this.queries.execute(new GetStatementText(principal, planId, eventId, reason));
  }

  // Saying the same again writes nothing, so a request may be repeated without a key.
  @Post(':planId/figures')
  @HttpCode(200)
  @ApiBody({ schema: { type: 'object', example: FIGURE_EXAMPLE } })
  @ApiOperation({
    summary: 'Enter a figure that a survey or ranking published; a later entry supersedes, none is lost',
  })
  enterFigure(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Body() body: unknown,
  ): Promise<Entered<object>> {
    return this.commands.execute(new EnterFigure(principal, planId, cleanText(body ?? null)));
  }

  @Post(':planId/statements')
  @HttpCode(200)
  @ApiBody({ schema: { type: 'object', example: STATEMENT_EXAMPLE } })
  @ApiOperation({
    summary: 'State what was done for a target, with the document behind it; the text is kept encrypted',
  })
  enterStatement(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Body() body: unknown,
  ): Promise<Entered<object>> {
    return this.commands.execute(new EnterStatement(principal, planId, cleanText(body ?? null)));
  }
}
