import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AccountChanges, AccountDesk } from '#application';
import type { AccountPatch, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { wholeNumber } from '../log/whole-number.js';
import { AccountPatchDto, NewAccountDto } from './accounts.dto.js';

@ApiTags('accounts')
@ApiBearerAuth()
@Controller()
export class AccountsController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly changesOf: AccountChanges,
  ) {}

  @Get('accounts')
  @ApiOperation({ summary: 'Accounts of the caller’s units' })
  async list(@Caller() principal: Principal) {
    return { items: await this.desk.list(principal) };
  }

  @Post('accounts')
  @Header('cache-control', 'no-store')
  @ApiBody({ type: NewAccountDto })
  @ApiOperation({ summary: 'Make an account; its one-time password is shown once, and changed at the first sign-in' })
  create(@Caller() principal: Principal, @Body() body: unknown) {
    const { name, displayName, role, unitId, email } = validateBody(NewAccountDto, body);
    const request = { name, displayName, role, unitId: unitId ?? null, email: email?.toLowerCase() ?? null };
    return this.desk.create(principal, request);
  }

  @Get('accounts/:accountId')
  @ApiOperation({ summary: 'One of them' })
  get(@Caller() principal: Principal, @Param('accountId') accountId: string) {
    return this.desk.get(principal, accountId);
  }

  @Patch('accounts/:accountId')
  @ApiBody({ type: AccountPatchDto })
  @ApiOperation({ summary: 'Change or disable it; another role or unit, or disabling it, ends its sessions at once' })
  change(@Caller() principal: Principal, @Param('accountId') accountId: string, @Body() body: unknown) {
    const patch: AccountPatch = { ...validateBody(AccountPatchDto, body) };
    if (typeof patch.email === 'string') patch.email = patch.email.toLowerCase();
    return this.desk.change(principal, accountId, patch);
  }

  @Post('accounts/:accountId/password-reset')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A new one-time password, shown once; every session of the account ends' })
  resetPassword(@Caller() principal: Principal, @Param('accountId') accountId: string) {
    return this.desk.resetPassword(principal, accountId);
  }

  @Get('account-changes')
  @ApiQuery({ name: 'accountId', required: false })
  @ApiQuery({ name: 'before', required: false, description: 'the last changeId of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({ summary: 'Who changed whose access, when and how; newest first' })
  changes(
    @Caller() principal: Principal,
    @Query('accountId') accountId: string | undefined,
    @Query('before') before: string | undefined,
    @Query('limit') limit: string | undefined,
  ) {
    const most = wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 });
    return this.changesOf.list(principal, { accountId, before, limit: most });
  }

  @Get('colleagues')
  @ApiOperation({ summary: 'Names behind the actors of events, of the caller’s units' })
  async colleagues(@Caller() principal: Principal) {
    return { items: await this.desk.colleagues(principal) };
  }
}
