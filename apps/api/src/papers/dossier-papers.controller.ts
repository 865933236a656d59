import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetPaper, HandOutPaper, ProblemError, TOLD_BY_PAPER } from '#application';
import type { Principal, QueryParameters, TellingPaper } from '#application';
import { PAPER_KINDS, PAPER_SIZES } from '#exchange';
import type { PaperKind } from '#exchange';
import { Caller } from '../auth/caller.js';
import { SITE } from '../auth/session-cookie.js';
import type { Site } from '../auth/site.js';
import { validateBody } from '../http/validate-body.js';
import { HandedOutDto } from './papers.dto.js';
import { ownAddress } from './own-address.js';
import { PaperFiles } from './paper-files.js';
import { sendPdf } from './send-pdf.js';

const TELLING_PAPERS = Object.keys(TOLD_BY_PAPER) as TellingPaper[];

@ApiTags('papers')
@ApiBearerAuth()
@Controller('dossiers/:code/papers')
export class DossierPapersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly files: PaperFiles,
    @Inject(SITE) private readonly site: Site,
  ) {}

  @Get(':paper')
  @ApiOperation({
    summary:
      'Forms 01, 02, 03, 04 and 06 of a dossier as PDF; what names the applicant is recorded as a reading and tells nobody',
  })
  @ApiParam({ name: 'paper', enum: PAPER_KINDS })
  @ApiQuery({ name: 'size', required: false, enum: PAPER_SIZES, description: 'default A4' })
  @ApiQuery({
    name: 'eventId',
    required: false,
    description: 'of supplement and apology: which request or extension; default the last one',
  })
  @ApiQuery({
    name: 'of',
    required: false,
    enum: ['extension', 'review'],
    description:
      'of apology: the extension’s, or the one issued in the review of a late case; default whichever there is',
  })
  @ApiResponse({
    status: 200,
    description: 'The form',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 409, description: 'PAPER.NONE: nothing happened that the form speaks of' })
  @ApiResponse({ status: 503, description: 'REPORT.BUSY: as many papers as may are being made; see Retry-After' })
  async paper(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Param('paper') paper: string,
    @Query() parameters: QueryParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const kind: PaperKind | undefined = PAPER_KINDS.find((known) => known === paper);
    if (kind === undefined) throw new ProblemError('NOT_FOUND', `papers are ${PAPER_KINDS.join(', ')}`);
    const made = await this.queries.execute(
      new GetPaper(principal, code, kind, parameters, ownAddress(this.site, request)),
    );
    return sendPdf(reply, await this.files.pdf(made), `${kind}-${code}`);
  }

  @Post(':paper/handed-out')
  @HttpCode(204)
  @ApiOperation({
    summary: 'The applicant was given the form, and is told by it; said again it changes nothing',
    description: 'An officer says so of the dossiers they hold.',
  })
  @ApiParam({ name: 'paper', enum: TELLING_PAPERS })
  @ApiBody({ type: HandedOutDto, required: false })
  @ApiResponse({ status: 409, description: 'PAPER.NONE: nothing happened that the form speaks of' })
  async handedOut(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Param('paper') asked: string,
    @Body() body: unknown,
  ): Promise<void> {
    const paper = TELLING_PAPERS.find((known) => known === asked);
    if (paper === undefined) throw new ProblemError('NOT_FOUND', `papers that tell are ${TELLING_PAPERS.join(', ')}`);
    const { eventId = null } = validateBody(HandedOutDto, body ?? {});
    await this.commands.execute(new HandOutPaper(principal, code, paper, eventId));
  }
}
