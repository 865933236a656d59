import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListMessages } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers/:code/messages')
export class MessagesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'What the applicant was or is to be told: receipt, supplement, apology, result ready' })
  messages(@Caller() principal: Principal, @Param('code') code: string) {
    return this.queries.execute(new ListMessages(principal, code));
  }
}
