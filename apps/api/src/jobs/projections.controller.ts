import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetBackground } from '#application';
import type { BackgroundView, Principal } from '#application';
import { Caller } from '../auth/caller.js';

@ApiTags('projections')
@ApiBearerAuth()
@Controller('projections')
export class ProjectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'How far each read model is behind the log, and which workers live' })
  list(@Caller() principal: Principal): Promise<BackgroundView> {
    return this.queries.execute(new GetBackground(principal));
  }
}
