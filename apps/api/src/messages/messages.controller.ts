import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ListMessages, MessageDesk, invalid } from '#application';
import type { MessagePage, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { wholeNumber } from '../log/whole-number.js';
import { MESSAGE_STATES, MessagePageDto, MessagesOfDossierDto, RetriedMessagesDto } from './messages.dto.js';

@ApiTags('messages')
@ApiBearerAuth()
@Controller()
export class MessagesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly desk: MessageDesk,
  ) {}

  @Get('dossiers/:code/messages')
  @ApiOkResponse({ type: MessagesOfDossierDto })
  @ApiOperation({ summary: 'What the applicant was or is to be told: receipt, supplement, apology, result ready' })
  messages(@Caller() principal: Principal, @Param('code') code: string) {
    return this.queries.execute(new ListMessages(principal, code));
  }

  @Get('messages')
  @ApiQuery({ name: 'state', required: false, enum: MESSAGE_STATES, description: 'default failed' })
  @ApiQuery({ name: 'before', required: false, description: 'the `before` of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOkResponse({ type: MessagePageDto })
  @ApiOperation({ summary: 'Messages in a state, the newest first: what failed needs somebody' })
  list(
    @Caller() principal: Principal,
    @Query('state') asked: string | undefined,
    @Query('before') before: string | undefined,
    @Query('limit') limit: string | undefined,
  ): Promise<MessagePage> {
    const state = MESSAGE_STATES.find((name) => name === (asked ?? 'failed'));
    if (state === undefined) {
      throw invalid([{ pointer: '?state', code: 'NOT_ONE_OF', detail: MESSAGE_STATES.join(', ') }]);
    }
    const last = wholeNumber('before', before, { max: Number.MAX_SAFE_INTEGER, absent: -1 });
    return this.desk.list(principal, {
      state,
      before: last === -1 ? null : last,
      limit: wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 }),
    });
  }

  @Post('messages/retry')
  @HttpCode(200)
  @ApiOkResponse({ type: RetriedMessagesDto })
  @ApiOperation({ summary: 'Try every failed message of one’s units again that has a number or an address' })
  async retryAll(@Caller() principal: Principal): Promise<RetriedMessagesDto> {
    return { retried: await this.desk.retryAll(principal) };
  }

  @Post('dossiers/:code/messages/:eventId/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Try a failed message again' })
  async retry(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Param('eventId') eventId: string,
  ): Promise<void> {
    await this.desk.retry(principal, code, eventId);
  }
}
