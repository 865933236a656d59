import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  GetPreviewMoves,
  ImportCalendar,
  ListCalendars,
  PreviewCalendar,
  ProblemError,
  PublishCalendar,
} from '#application';
import type { DraftSummary, PreviewMovePage, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { wholeNumber } from '../log/whole-number.js';
import { givenCalendar } from './given-calendar.js';
import { CALENDAR_EXAMPLE } from './calendar-example.js';

const MOST_MOVES = 1_000;

const jobId = new ParseUUIDPipe({ exceptionFactory: () => new ProblemError('JOB.NOT_FOUND', 'no such job') });

@ApiTags('calendars')
@ApiBearerAuth()
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Published versions with how far their recalculation is, and drafts' })
  list(@Caller() principal: Principal) {
    return this.queries.execute(new ListCalendars(principal));
  }

  @Post()
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ schema: { type: 'object', example: CALENDAR_EXAMPLE } })
  @ApiQuery({ name: 'calendarId', required: false, description: 'of a table (text/csv): the calendar it changes' })
  @ApiQuery({
    name: 'publishedThrough',
    required: false,
    description: 'of a table: the last year whose days off are all announced with it; absent: as before',
  })
  @ApiOperation({ summary: 'Check a calendar and keep it as the draft of its id, in place of the one before' })
  import(
    @Caller() principal: Principal,
    @Body() body: unknown,
    @Query() query: Record<string, unknown>,
  ): Promise<DraftSummary> {
    const { source, agencyIds } = givenCalendar(body, query);
    return this.commands.execute(new ImportCalendar(principal, source, agencyIds));
  }

  @Post(':id/preview')
  @HttpCode(202)
  @ApiBody({ schema: { type: 'object', example: CALENDAR_EXAMPLE }, required: false })
  @ApiOperation({ summary: 'Find out which open dossiers the draft, or the calendar given, would move' })
  async preview(
    @Caller() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ jobId: string }> {
    const document = body == null ? undefined : cleanText(body);
    const started = await this.commands.execute(new PreviewCalendar(principal, id, document));
    void reply.header('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  @Get('previews/:jobId/moves')
  @ApiQuery({ name: 'after', required: false, description: 'a code: what comes after it' })
  @ApiQuery({ name: 'limit', required: false, description: `1 to ${String(MOST_MOVES)}` })
  @ApiOperation({
    summary: 'The dossiers that a preview would move, by code: from when to when, and what that makes of them',
  })
  moves(
    @Caller() principal: Principal,
    @Param('jobId', jobId) id: string,
    @Query('after') after?: unknown,
    @Query('limit') limit?: string,
  ): Promise<PreviewMovePage> {
    const most = wholeNumber('limit', limit, { min: 1, max: MOST_MOVES, absent: 200 });
    const from = typeof after === 'string' ? (cleanText(after) as string) : '';
    return this.queries.execute(new GetPreviewMoves(principal, id, from, most));
  }

  @Post(':id/publish')
  @HttpCode(202)
  @ApiOperation({ summary: 'Publish the draft; the worker moves the open dossiers' })
  async publish(
    @Caller() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const published = await this.commands.execute(new PublishCalendar(principal, id));
    if (published.jobId !== null) void reply.header('location', `/api/v1/jobs/${published.jobId}`);
    return published;
  }
}
