import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetReportIi06a } from '#application';
import type { Principal, QueryParameters } from '#application';
import { II06A_FORMATS, II06A_MEDIA_TYPES, ii06aFileName } from '#exchange';
import { II06A_GROUPS, PERIOD_CALENDARS } from '#indicators';
import type { Ii06aReport } from '#indicators';
import { Caller } from '../auth/caller.js';
import { II06A_SCHEMA } from './ii06a-schema.js';
import { ReportFiles } from './report-files.js';
import { wantedFile } from './wanted-file.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly files: ReportFiles,
  ) {}

  @Get('ii06a')
  @ApiOperation({
    summary: 'Form II.06a in 13 columns, every balance asserted; as data, workbook or PDF by Accept or format',
  })
  @ApiQuery({
    name: 'period',
    required: false,
    description: '2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; default: this month',
  })
  @ApiQuery({ name: 'calendar', required: false, enum: PERIOD_CALENDARS, description: 'default gregorian' })
  @ApiQuery({ name: 'groupBy', required: false, enum: II06A_GROUPS, description: 'default field' })
  @ApiQuery({ name: 'agencyId', required: false, description: 'a unit, with everything below it' })
  @ApiQuery({ name: 'asOf', required: false, description: 'instant with offset: what the log knew then; default now' })
  @ApiQuery({ name: 'format', required: false, enum: II06A_FORMATS, description: 'instead of Accept' })
  @ApiResponse({
    status: 200,
    description: 'The form',
    content: {
      [II06A_MEDIA_TYPES.json]: { schema: II06A_SCHEMA },
      [II06A_MEDIA_TYPES.xlsx]: binary,
      [II06A_MEDIA_TYPES.pdf]: binary,
    },
  })
  @ApiResponse({ status: 406, description: 'NOT_ACCEPTABLE: Accept names none of the three' })
  @ApiResponse({
    status: 409,
    description:
      'REPORT.UNBALANCED: violations[] with rule, row, both sides and dossiers; PERIOD.NOT_BEGUN: it begins after as-of',
  })
  @ApiResponse({ status: 422, description: 'REPORT.TOO_LARGE: more rows than a workbook or PDF holds; narrow[]' })
  @ApiResponse({ status: 503, description: 'REPORT.BUSY: as many files as may are being made; see Retry-After' })
  async ii06a(
    @Caller() principal: Principal,
    @Query() query: QueryParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Ii06aReport | Buffer> {
    const { format, ...parameters } = query;
    const wanted = wantedFile(format, accept);
    const report = await this.queries.execute(new GetReportIi06a(principal, parameters));
    void reply.header('vary', 'Accept');
    if (wanted === 'json') return report;
    const file = await this.files.ii06a(report, wanted);
    void reply.type(II06A_MEDIA_TYPES[wanted]);
    void reply.header('content-disposition', `attachment; filename="${ii06aFileName(report, wanted)}"`);
    return file;
  }
}
