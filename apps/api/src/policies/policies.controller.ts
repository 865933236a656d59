import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListPolicies } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';

@ApiTags('indicators')
@ApiBearerAuth()
@Controller('policies')
export class PoliciesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The counting rules: full text, version, and since when the log holds it' })
  list(@Caller() principal: Principal) {
    return this.queries.execute(new ListPolicies(principal));
  }
}
