import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiGoneResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ClassifyDossier, GetApplicant, GetDossier, GetDossierDeadline, GetTimeSplit, GetTimeline } from '#application';
import type { ApplicantView, DossierClassification, DossierDeadline, DossierView } from '#application';
import type { Principal, QueryParameters, TimeSplitView } from '#application';
import { TEXT_LANGUAGES } from '#exchange';
import { POLICY_NAMES } from '#indicators';
import { Caller } from '../auth/caller.js';
import { FORMATS, wantedText } from '../deadlines/wanted-text.js';
import { ReadingReasonDto } from '../http/reading-reason.dto.js';
import { validateBody } from '../http/validate-body.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers/:code')
export class DossiersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'A dossier’s facts; personal fields are masked, and gone where personErasedAt says since when',
  })
  async dossier(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierView> {
    const view = await this.queries.execute(new GetDossier(principal, code));
    void reply.header('etag', `"v${String(view.version)}"`);
    return view;
  }

  @Get('timeline')
  @ApiOperation({ summary: 'Every event of the dossier, oldest first, without personal text' })
  timeline(@Caller() principal: Principal, @Param('code') code: string) {
    return this.queries.execute(new GetTimeline(principal, code));
  }

  @Get('deadline')
  @ApiOperation({ summary: 'Why the due is what it is: every span counted or not, under which calendar and policy' })
  @ApiQuery({ name: 'format', required: false, enum: FORMATS, description: 'Instead of Accept' })
  @ApiQuery({ name: 'lang', required: false, enum: TEXT_LANGUAGES, description: 'Instead of Accept-Language' })
  @ApiProduces('application/json', 'text/plain')
  async deadline(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierDeadline | string> {
    const language = wantedText(query, accept, acceptLanguage);
    const { view, text } = await this.queries.execute(new GetDossierDeadline(principal, code, language));
    void reply.header('vary', 'Accept, Accept-Language');
    if (text === null) return view;
    void reply.type('text/plain; charset=utf-8').header('content-language', language ?? 'vi');
    return text;
  }

  @Get('time-split')
  @ApiOperation({ summary: 'Whose working time it was: intake, units and officers, the applicant, other agencies' })
  timeSplit(@Caller() principal: Principal, @Param('code') code: string): Promise<TimeSplitView> {
    return this.queries.execute(new GetTimeSplit(principal, code));
  }

  @Get('classification')
  @ApiOperation({
    summary: 'How the dossier is counted under a policy at a moment, against which due, by which events',
  })
  @ApiQuery({ name: 'policy', required: false, enum: POLICY_NAMES, description: 'default tt01-2020' })
  @ApiQuery({ name: 'asOf', required: false, description: 'instant with offset; default now' })
  classification(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query() parameters: QueryParameters,
  ): Promise<DossierClassification> {
    return this.queries.execute(new ClassifyDossier(principal, code, parameters));
  }

  @Get('applicant')
  @ApiOperation({ summary: 'Personal data in full; the reading is recorded' })
  @ApiGoneResponse({ description: 'PERSON.ERASED: there is nothing to read any more' })
  @ApiQuery({ name: 'reason', required: true, description: 'Why it is needed; at least three characters' })
  async applicant(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query('reason') reason: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicantView> {
    void reply.header('cache-control', 'no-store');
    return this.queries.execute(new GetApplicant(principal, code, typeof reason === 'string' ? reason : ''));
  }

  @Post('applicant')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The same with the reason in the body, where no log of addresses keeps it' })
  @ApiGoneResponse({ description: 'PERSON.ERASED: there is nothing to read any more' })
  @ApiBody({ type: ReadingReasonDto })
  readApplicant(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<ApplicantView> {
    return this.queries.execute(new GetApplicant(principal, code, validateBody(ReadingReasonDto, body).reason));
  }
}
