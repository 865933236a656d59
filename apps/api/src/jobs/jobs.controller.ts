import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CancelJob, GetJob, ListJobs } from '#application';
import type { JobView, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { wholeNumber } from '../log/whole-number.js';
import { jobId } from './job-id.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiQuery({ name: 'before', required: false, description: '`next` of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({ summary: 'Long work of the tenant, the newest first: who asked for it, how far it is, how it ended' })
  list(@Caller() principal: Principal, @Query('before') before?: unknown, @Query('limit') limit?: string) {
    const most = wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 });
    const from = typeof before === 'string' && before !== '' ? before : null;
    return this.queries.execute(new ListJobs(principal, { before: from, limit: most }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far long work is' })
  job(@Caller() principal: Principal, @Param('id', jobId) id: string): Promise<JobView> {
    return this.queries.execute(new GetJob(principal, id));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Stop long work at its next safe point' })
  cancel(@Caller() principal: Principal, @Param('id', jobId) id: string): Promise<JobView> {
    return this.commands.execute(new CancelJob(principal, id));
  }
}
