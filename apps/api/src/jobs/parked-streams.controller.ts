import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListParkedStreams, RetryParkedStream } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';

@ApiTags('projections')
@ApiBearerAuth()
@Controller('projections/parked')
export class ParkedStreamsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Streams set aside because an event could not be applied' })
  async list(@Caller() principal: Principal) {
    return { items: await this.queries.execute(new ListParkedStreams(principal)) };
  }

  @Post(':projection/:stream/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try a parked stream again from the event it was parked at' })
  retry(@Caller() principal: Principal, @Param('projection') projection: string, @Param('stream') stream: string) {
    return this.commands.execute(new RetryParkedStream(principal, projection, stream));
  }
}
