import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetApplicant, GetDossier, GetTimeline } from '#application';
import type { ApplicantView, DossierView, Principal } from '#application';
import { Caller } from '../auth/caller.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers/:code')
export class DossiersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'A dossier’s facts; personal fields are masked' })
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

  @Get('applicant')
  @ApiOperation({ summary: 'Personal data in full; the reading is recorded' })
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
}
