import { Controller, Delete, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CancelJob, GetJob, ProblemError } from '#application';
import type { JobView, Principal } from '#application';
import { Caller } from '../auth/caller.js';

/** A malformed id is an unknown job like any other. */
const jobId = new ParseUUIDPipe({
  exceptionFactory: () => new ProblemError('JOB.NOT_FOUND', 'no such job'),
});

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs/:id')
export class JobsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How far long work is' })
  job(@Caller() principal: Principal, @Param('id', jobId) id: string): Promise<JobView> {
    return this.queries.execute(new GetJob(principal, id));
  }

  @Delete()
  @ApiOperation({ summary: 'Stop long work at its next safe point' })
  cancel(@Caller() principal: Principal, @Param('id', jobId) id: string): Promise<JobView> {
    return this.commands.execute(new CancelJob(principal, id));
  }
}
