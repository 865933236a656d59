import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AccessRecords, AccountDesk, TokenDesk } from '#application';
import type { Principal, QueryParameters } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { wholeNumber } from '../log/whole-number.js';
import { NewTokenDto } from './accounts.dto.js';

@ApiTags('accounts')
@ApiBearerAuth()
@Controller()
export class AccessController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly tokens: TokenDesk,
    private readonly records: AccessRecords,
  ) {}

  @Get('sessions')
  @ApiOperation({ summary: 'Open sessions of the caller’s units, the last used first' })
  async sessions(@Caller() principal: Principal) {
    return { items: await this.desk.sessions(principal) };
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a session at once' })
  endSession(@Caller() principal: Principal, @Param('sessionId') sessionId: string): Promise<void> {
    return this.desk.endSession(principal, sessionId);
  }

  @Get('access-records')
  @ApiQuery({ name: 'dossier', required: false, description: 'its code' })
  @ApiQuery({ name: 'actorId', required: false })
  @ApiQuery({ name: 'on', required: false, description: 'local date' })
  @ApiQuery({ name: 'before', required: false, description: 'the last accessId of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({
    summary: 'Who read personal data in full, when, of what and why: people of one’s units, and others of its dossiers',
  })
  accessRecords(
    @Caller() principal: Principal,
    @Query() parameters: QueryParameters,
    @Query('limit') limit: string | undefined,
  ) {
    const most = wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 });
    return this.records.list(principal, parameters, most);
  }

  @Get('tokens')
  @ApiOperation({ summary: 'Tokens of the caller’s units, never their text' })
  async list(@Caller() principal: Principal) {
    return { items: await this.tokens.list(principal) };
  }

  @Post('tokens')
  @Header('cache-control', 'no-store')
  @ApiBody({ type: NewTokenDto })
  @ApiOperation({ summary: 'Make a bearer token; its text is shown once' })
  create(@Caller() principal: Principal, @Body() body: unknown) {
    const { name, role, unitId, expiresAt } = validateBody(NewTokenDto, body);
    return this.tokens.create(principal, { name, role, unitId: unitId ?? null, expiresAt: expiresAt ?? null });
  }

  @Delete('tokens/:tokenId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a token; it ends within two seconds' })
  revoke(@Caller() principal: Principal, @Param('tokenId') tokenId: string): Promise<void> {
    return this.tokens.revoke(principal, tokenId);
  }
}
