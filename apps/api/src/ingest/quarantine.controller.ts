import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ListQuarantine, RetryQuarantined, invalid, itemAnswer } from '#application';
import type { Principal, QuarantinePage, SyncItemAnswer } from '#application';
import { Caller } from '../auth/caller.js';

const MOST = 200;
const STATES = ['open', 'dismissed'] as const;
const CURSOR = /^(?!0000)(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ApiTags('ingest')
@ApiBearerAuth()
@Controller('quarantine')
export class QuarantineController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiQuery({ name: 'reason', required: false })
  @ApiQuery({ name: 'code', required: false, description: 'of a dossier' })
  @ApiQuery({
    name: 'state',
    required: false,
    enum: STATES,
    description: 'dismissed: a mended version was taken since',
  })
  @ApiQuery({ name: 'after', required: false, description: '`next` of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200' })
  @ApiOperation({ summary: 'What feeds sent and the log could not take yet, oldest first, without personal fields' })
  list(
    @Caller() principal: Principal,
    @Query() { reason, code, state, after, limit }: Record<string, unknown>,
  ): Promise<QuarantinePage> {
    const most = limit === undefined ? 50 : Number(limit);
    if (!Number.isInteger(most) || most < 1 || most > MOST)
      throw invalid([{ pointer: '?limit', code: 'OUT_OF_RANGE' }]);
    const asked = STATES.find((known) => known === (state ?? 'open'));
    if (asked === undefined) throw invalid([{ pointer: '?state', code: 'OUT_OF_RANGE' }]);
    const question = { reason: textOf(reason), code: textOf(code), state: asked, after: textOf(after), limit: most };
    if (question.after !== null && !isCursor(question.after)) {
      throw invalid([{ pointer: '?after', code: 'CURSOR.UNREADABLE' }]);
    }
    return this.queries.execute(new ListQuarantine(principal, question));
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try one item again, after what stood in its way was mended' })
  async retry(@Caller() principal: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SyncItemAnswer> {
    return itemAnswer(await this.commands.execute(new RetryQuarantined(principal, id)));
  }
}

/** A moment that is on the calendar, and an item's id. */
function isCursor(text: string): boolean {
  const moment = CURSOR.exec(text)?.[1] ?? '';
  const instant = Date.parse(moment);
  return !Number.isNaN(instant) && new Date(instant).toISOString() === moment;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
