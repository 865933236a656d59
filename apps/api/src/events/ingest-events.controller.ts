import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IngestEvents } from '#application';
import type { FactsTaken, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { CLOSED_PERIODS_SCHEMA } from '../ingest/closed-periods.schema.js';

const EXAMPLE = [
  {
    specversion: '1.0',
    id: '8f0c1b7e',
    source: '/so-tu-phap',
    type: 'vn.dunghen.DossierProcessed.v1',
    subject: 'dossier-H26.12-260302-0001',
    time: '2026-03-10T09:30:00+07:00',
    actorid: 'nguyen-van-b',
    data: { decision: 'granted', resultNumber: '12/GCN' },
  },
];

@ApiTags('ingest')
@ApiBearerAuth()
@Controller('ingest/events')
export class IngestEventsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/cloudevents-batch+json', 'application/cloudevents+json', 'application/json')
  @ApiBody({ schema: { example: EXAMPLE } })
  @ApiOperation({
    summary: 'Facts of another system as CloudEvents, each decided like a command, each with its verdict',
  })
  @ApiOkResponse({
    description: 'Counts, and a verdict per event in the order of the batch',
    schema: {
      type: 'object',
      properties: {
        ...{ accepted: { type: 'integer' }, duplicate: { type: 'integer' }, rejected: { type: 'integer' } },
        closedPeriods: CLOSED_PERIODS_SCHEMA,
        items: { type: 'array', items: { type: 'object' } },
      },
    },
  })
  take(@Caller() principal: Principal, @Body() body: unknown): Promise<FactsTaken> {
    return this.commands.execute(new IngestEvents(principal, cleanText(body)));
  }
}
