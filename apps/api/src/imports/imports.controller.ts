import { Body, Controller, Get, HttpCode, Post, Query, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MOST_SHEET_ROWS, ReceiveSheet, invalid, requireOperation } from '#application';
import type { Principal, SheetReceived } from '#application';
import { caseListTemplate, intakeTemplate } from '#exchange';
import { Caller } from '../auth/caller.js';
import { isTrue } from '../http/is-true.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const TEMPLATES = { caseList: caseListTemplate, intake: intakeTemplate };
const KINDS = Object.keys(TEMPLATES);

@ApiTags('imports')
@ApiBearerAuth()
@Controller('imports')
export class ImportsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('intake')
  @HttpCode(200)
  @ApiConsumes('text/csv', XLSX)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: 'true: check, write nothing' })
  @ApiOperation({
    summary: 'New dossiers of a sheet, each received as at the counter, each with its verdict',
    description:
      `At most ${String(MOST_SHEET_ROWS)} rows and 5 MB; a bigger sheet by \`dh intake\`. The same content sent again ` +
      'repeats what was received and receives nothing twice; so does a mended sheet for its rows that name an applicant or a ' +
      'code and say the same as before (`repeated`, with the code). A row without a time of reception that says what one of the ' +
      'last seven days said is refused (`ROW.AS_BEFORE`): give its time if it is new. Nothing of a row’s cells is in the answer.',
  })
  receive(
    @Caller() principal: Principal,
    @Body() content: unknown,
    @Query('dryRun') dryRun: unknown,
  ): Promise<SheetReceived> {
    if (!Buffer.isBuffer(content)) throw new UnsupportedMediaTypeException(`send a sheet as text/csv or ${XLSX}`);
    return this.commands.execute(new ReceiveSheet(principal, content, isTrue('dryRun', dryRun)));
  }

  @Get('template')
  @ApiProduces(XLSX)
  @ApiQuery({ name: 'kind', required: true, enum: KINDS })
  @ApiOperation({ summary: 'An empty sheet to fill in' })
  async template(
    @Caller() principal: Principal,
    @Query('kind') kind: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    requireOperation(principal, 'catalogue.read');
    if (kind !== 'caseList' && kind !== 'intake') {
      throw invalid([{ pointer: '?kind', code: 'PARAMETER.NOT_ACCEPTED', detail: `accepted are ${KINDS.join(', ')}` }]);
    }
    void reply.type(XLSX).header('content-disposition', `attachment; filename="${kind}.xlsx"`);
    return TEMPLATES[kind]();
  }
}
