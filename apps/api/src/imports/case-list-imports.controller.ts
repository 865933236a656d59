import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { GetImportResult, ListImports, StartCaseListImport } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { isTrue } from '../http/is-true.js';
import { jobId } from '../jobs/job-id.js';
import { wholeNumber } from '../log/whole-number.js';
import { readImportForm } from './import-form.js';

const FORM = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'CSV, also gzipped, or XLSX; with its name' },
    mapping: { type: 'string', description: 'JSON: which column says what; absent: by their Vietnamese names' },
    sheet: { type: 'string', description: 'of a workbook; absent: the first whose header fits' },
  },
};

@ApiTags('imports')
@ApiBearerAuth()
@Controller('imports')
export class CaseListImportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: 'true: survey, write nothing' })
  @ApiOperation({
    summary: 'Take in, or survey, a case list of another system, as a job',
    description:
      'The same as `dh import csv`: at most 32 MB as sent (a gzipped CSV is read as it is), 1 GB unpacked, two million rows; ' +
      'a bigger list by the command line. The job’s result says what became of the rows, or in a survey would; the same list ' +
      'again is all duplicates. The file is kept sealed until the job ends, a day at the longest.',
  })
  async start(
    @Caller() principal: Principal,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
    @Query('dryRun') dryRun: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const survey = isTrue('dryRun', dryRun);
    const list = { ...(await readImportForm(body, type ?? '')), dryRun: survey };
    const { jobId: id } = await this.commands.execute(new StartCaseListImport(principal, list));
    void reply.header('location', `/api/v1/jobs/${id}`);
    return { id };
  }

  @Get()
  @ApiQuery({ name: 'before', required: false, description: '`next` of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({
    summary: 'Imports of the tenant, the newest first: what was handed in, how far it is, what came of it',
  })
  list(@Caller() principal: Principal, @Query('before') before?: unknown, @Query('limit') limit?: string) {
    const most = wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 });
    const from = typeof before === 'string' && before !== '' ? before : null;
    return this.queries.execute(new ListImports(principal, { before: from, limit: most }));
  }

  @Get(':jobId/result')
  @ApiProduces('text/csv')
  @ApiOperation({
    summary: 'What became of each row of an import that has ended, for thirty days',
    description: 'Row, code, verdict and reasons; nothing else of a cell, and no formula.',
  })
  async result(@Caller() principal: Principal, @Param('jobId', jobId) id: string): Promise<StreamableFile> {
    const pieces = await this.queries.execute(new GetImportResult(principal, id));
    const disposition = `attachment; filename="ket-qua-nhap-${id.slice(-12)}.csv"`;
    return new StreamableFile(Readable.from(pieces), { type: 'text/csv; charset=utf-8', disposition });
  }
}
