import { Body, Controller, Get, Header, Inject, Logger, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiFoundResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDesk, ProblemError, SignIn } from '#application';
import type { AccountView, Principal } from '#application';
import type { OidcLogin } from '#platform';
import { Caller } from '../auth/caller.js';
import { OpenRoute } from '../auth/open-route.js';
import { SITE, SessionCookie } from '../auth/session-cookie.js';
import { originOf } from '../auth/site.js';
import type { Site } from '../auth/site.js';
import { validateBody } from '../http/validate-body.js';
import { OidcCookie } from './oidc-cookie.js';
import { SIGN_IN_SETTINGS } from './sign-in-settings.js';
import type { SignInSettings } from './sign-in-settings.js';

export const OIDC_PATH = '/api/v1/session/oidc';

class IdentityDto {
  @ApiProperty({
    ...{ type: String, nullable: true, maxLength: 255 },
    description: 'the subject (`sub`) that the provider gives this person; null: nobody signs in there as this account',
  })
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  subject!: string | null;
}

/** Signing in at an OpenID provider. Nobody gets an account or a right by it: an administrator links each account. */
@ApiTags('session')
@Controller()
export class OidcController {
  private readonly logger = new Logger('oidc');

  constructor(
    private readonly signIn: SignIn,
    private readonly desk: AccountDesk,
    private readonly session: SessionCookie,
    private readonly kept: OidcCookie,
    @Inject(SIGN_IN_SETTINGS) private readonly settings: SignInSettings,
    @Inject(SITE) private readonly site: Site,
  ) {}

  @Get('session/oidc')
  @OpenRoute()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Begin to sign in at the provider; a browser is sent there' })
  @ApiFoundResponse({ description: 'To the provider, or back to the page with ?signIn=failed' })
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const login = this.login();
    try {
      const { url, attempt } = await login.begin(this.callbackOf(request));
      this.kept.write(request, reply, attempt);
      await reply.redirect(url, 302);
    } catch (error) {
      this.logger.error(error);
      await reply.redirect('/?signIn=failed', 302);
    }
  }

  @Get('session/oidc/callback')
  @OpenRoute()
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiOperation({ summary: 'Where the provider sends the browser back to; opens the session of the linked account' })
  @ApiFoundResponse({
    description: 'To the page; with ?signIn=refused where no account is linked, ?signIn=failed else',
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const login = this.login();
    await reply.redirect(await this.opened(login, request, reply), 302);
  }

  @Put('accounts/:accountId/identity')
  @ApiBearerAuth()
  @ApiBody({ type: IdentityDto })
  @ApiOperation({ summary: 'Say who an account is at the provider; a one-time password that nobody used yet goes' })
  link(
    @Caller() principal: Principal,
    @Param('accountId') accountId: string,
    @Body() body: unknown,
  ): Promise<AccountView> {
    const { subject } = validateBody(IdentityDto, body);
    const identity = subject === null ? null : { issuer: this.login().issuer, subject };
    return this.desk.link(principal, accountId, identity);
  }

  /** Where the browser goes next. What went wrong is for the log of the server alone. */
  private async opened(login: OidcLogin, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const attempt = this.kept.take(request, reply);
    if (attempt === null) return '/?signIn=failed';
    try {
      const identity = await login.identify(`${originOf(this.site, request.headers.host)}${request.url}`, attempt);
      // As it is configured: an account is of one provider, whatever another one says of itself.
      if (identity.issuer !== login.issuer) throw new Error(`the provider calls itself ${identity.issuer}`);
      const origin = { address: request.ip, userAgent: request.headers['user-agent'] ?? null };
      const { secret } = await this.signIn.withIdentity(this.settings.tenant, identity, origin);
      this.session.write(request, reply, secret);
      return '/';
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'SIGN_IN.REFUSED') return '/?signIn=refused';
      this.logger.warn(error instanceof Error ? `signing in at the provider: ${error.message}` : 'signing in failed');
      return '/?signIn=failed';
    }
  }

  private login(): OidcLogin {
    const { oidc } = this.settings;
    if (oidc == null) throw new ProblemError('OIDC.NOT_CONFIGURED', 'nobody signs in at a provider here');
    return oidc;
  }

  private callbackOf({ headers }: FastifyRequest): string {
    return `${originOf(this.site, headers.host)}${OIDC_PATH}/callback`;
  }
}
