import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUES, DATABASE, Delegations, SignIn, actFor, endSession } from '#application';
import type { Catalogues, Opened, Principal, SignedIn } from '#application';
import type { Database } from '#event-store';
import { Caller, CallerSession } from '../auth/caller.js';
import { OpenRoute, PasswordRoute } from '../auth/open-route.js';
import { refuseOtherSites } from '../auth/same-site.js';
import { SITE, SessionCookie } from '../auth/session-cookie.js';
import { originOf as addressOf } from '../auth/site.js';
import type { Site } from '../auth/site.js';
import { validateBody } from '../http/validate-body.js';
import { OIDC_PATH } from './oidc.controller.js';
import { ActForDto, CredentialsDto, PasswordChangeDto, SessionDto, SignInOptionsDto } from './session.dto.js';
import { SIGN_IN_SETTINGS } from './sign-in-settings.js';
import type { SignInSettings } from './sign-in-settings.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
    @Inject(SIGN_IN_SETTINGS) private readonly settings: SignInSettings,
    private readonly delegations: Delegations,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SITE) private readonly site: Site,
  ) {}

  @Get('options')
  @OpenRoute()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: SignInOptionsDto })
  @ApiOperation({ summary: 'How one may sign in here' })
  async options(@Req() { headers }: FastifyRequest): Promise<SignInOptionsDto> {
    const { oidc, demoAccounts } = this.settings;
    if (oidc == null) return { demoAccounts: [...demoAccounts], oidc: null };
    const signOutUrl = await oidc.signOutUrl(`${addressOf(this.site, headers.host)}/`);
    return { demoAccounts: [...demoAccounts], oidc: { label: oidc.label, url: OIDC_PATH, signOutUrl } };
  }

  @Post()
  @OpenRoute()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: CredentialsDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiOperation({ summary: 'Sign in; the session is a cookie. Ten wrong passwords in a quarter of an hour: 429' })
  async open(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: unknown) {
    refuseOtherSites(request);
    const { account, password } = validateBody(CredentialsDto, body);
    const opened = await this.signIn.withPassword({ account, password }, this.settings.tenant, originOf(request));
    return this.answer(request, reply, opened);
  }

  @Get()
  @PasswordRoute()
  @Header('cache-control', 'no-store')
  @ApiCookieAuth()
  @ApiOkResponse({ type: SessionDto })
  @ApiOperation({ summary: 'Who is signed in; 401 if nobody is' })
  get(@CallerSession() signedIn: SignedIn): Promise<SessionDto> {
    return this.view(signedIn);
  }

  @Delete()
  @PasswordRoute()
  @HttpCode(204)
  @ApiCookieAuth()
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Sign out: the session is over at once' })
  async end(
    @CallerSession() { sessionId, account }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await endSession(this.database, account.tenant, sessionId, 'signedOut');
    this.cookie.remove(request, reply);
  }

  @Post('password')
  @PasswordRoute()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiCookieAuth()
  @ApiBody({ type: PasswordChangeDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiOperation({ summary: 'Choose another password; every session of the account ends and this one begins anew' })
  async changePassword(
    @CallerSession() signedIn: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ) {
    const { current, next } = validateBody(PasswordChangeDto, body);
    return this.answer(request, reply, await this.signIn.changePassword(signedIn, current, next, originOf(request)));
  }

  @Put('acting')
  @Header('cache-control', 'no-store')
  @ApiCookieAuth()
  @ApiBody({ type: ActForDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiOperation({
    summary:
      'Act for somebody whose delegation is in force: until it ends, the session has their role and units, and every event ' +
      'names both. 403 DELEGATION.OVER where it is not',
  })
  async act(@Caller() own: Principal, @CallerSession() signedIn: SignedIn, @Body() body: unknown): Promise<SessionDto> {
    const { onBehalfOf } = validateBody(ActForDto, body);
    await this.delegations.acting(own, onBehalfOf);
    await actFor(this.database, own.tenant, signedIn.sessionId, onBehalfOf);
    return this.view({ ...signedIn, actingFor: onBehalfOf });
  }

  @Delete('acting')
  @HttpCode(204)
  @ApiCookieAuth()
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Act for oneself again' })
  async actForThemselves(@CallerSession() { sessionId, account }: SignedIn): Promise<void> {
    await actFor(this.database, account.tenant, sessionId, null);
  }

  private answer(request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<SessionDto> {
    this.cookie.write(request, reply, opened.secret);
    return this.view(opened);
  }

  private async view({ account, actingFor, expiresAt }: SignedIn): Promise<SessionDto> {
    const { name, displayName, role, unitId, actorId, tenant, timezone, mustChangePassword } = account;
    const { agencies } = await this.catalogues.of(tenant);
    const nameOf = (unit: string | null): string => {
      const root =
        unit === null ? [...agencies.values()].find(({ parentId }) => parentId === null) : agencies.get(unit);
      return root?.name ?? unit ?? tenant;
    };
    const other = actingFor === null ? null : await this.delegations.person(tenant, actingFor);
    const own = { name, displayName, role, unitId, unitName: nameOf(unitId), actorId };
    return {
      account: { ...own, tenant, timezone, mustChangePassword },
      actingFor: other === null ? null : { ...other, unitName: nameOf(other.unitId) },
      expiresAt,
    };
  }
}

const originOf = ({ ip, headers }: FastifyRequest) => ({ address: ip, userAgent: headers['user-agent'] ?? null });
