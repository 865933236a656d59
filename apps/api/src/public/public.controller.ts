import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PublicDesk } from '#application';
import type { PublicStatus } from '#application';
import { OpenRoute } from '../auth/open-route.js';
import { refuseOtherSites } from '../auth/same-site.js';
import { validateBody } from '../http/validate-body.js';
import { PUBLIC_STATUS_SCHEMA } from './public-status-schema.js';
import { LookupDto, RatingDto } from './public.dto.js';

const found = { status: 200, description: 'How it stands', schema: PUBLIC_STATUS_SCHEMA as object };
const notFound = { status: 404, description: 'NOT_FOUND: unknown and wrong are answered alike' };
const tooMany = { status: 429, description: 'LOOKUP.TOO_MANY; see Retry-After' };

/** What citizens ask without an account; nothing personal is in any answer. */
@ApiTags('public')
@OpenRoute()
@Controller('public')
export class PublicController {
  constructor(private readonly desk: PublicDesk) {}

  @Post('lookup')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A dossier by its code and the last four digits of phone or id number' })
  @ApiBody({ type: LookupDto })
  @ApiResponse(found)
  @ApiResponse(notFound)
  @ApiResponse(tooMany)
  lookup(@Req() request: FastifyRequest, @Body() body: unknown): Promise<PublicStatus> {
    refuseOtherSites(request);
    const { code, secondFactor } = validateBody(LookupDto, body);
    return this.desk.byCode(request.ip, code, secondFactor);
  }

  @Get('receipts/:token')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiOperation({ summary: 'A dossier by the token of its receipt' })
  @ApiResponse(found)
  @ApiResponse(notFound)
  @ApiResponse(tooMany)
  receipt(@Req() request: FastifyRequest, @Param('token') token: string): Promise<PublicStatus> {
    return this.desk.byToken(request.ip, token);
  }

  @Post('receipts/:token/rating')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiOperation({ summary: 'The applicant’s rating, once and after the result was returned' })
  @ApiBody({ type: RatingDto })
  @ApiResponse(found)
  @ApiResponse(notFound)
  @ApiResponse({ status: 409, description: 'RATING.NOT_ALLOWED: reason rated or notReturned' })
  @ApiResponse(tooMany)
  rate(@Req() request: FastifyRequest, @Param('token') token: string, @Body() body: unknown): Promise<PublicStatus> {
    refuseOtherSites(request);
    return this.desk.rate(request.ip, token, validateBody(RatingDto, body).score);
  }
}
