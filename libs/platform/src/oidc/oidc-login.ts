import {
  ClientSecretPost,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Configuration } from 'openid-client';
import { isLoopback } from '../config/index.js';
import type { OidcSettings } from '../config/index.js';

/** What a browser keeps between going to the provider and coming back; nobody else may see it. */
export interface OidcAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Who came back, as the provider vouches for it. */
export interface OidcIdentity {
  issuer: string;
  subject: string;
}

const TIMEOUT_SECONDS = 10;

/**
 * People who sign in at an OpenID provider: authorization code with PKCE, state and nonce. Only the subject is asked for and
 * kept, no name, no address, no token. The provider is found at the first use and not at the start: the product starts
 * without it, and people with a password come in while it is down.
 */
export class OidcLogin {
  private found: Promise<Configuration> | undefined;

  constructor(private readonly settings: OidcSettings) {}

  get label(): string {
    return this.settings.label;
  }

  /** Under which identities of this provider are known; as configured, which the provider has to confirm. */
  get issuer(): string {
    return this.settings.issuer;
  }

  /** Where to send the browser, and what it has to bring back. Throws where the provider does not answer. */
  async begin(redirectUri: string): Promise<{ url: string; attempt: OidcAttempt }> {
    const attempt = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /** Who it is; throws for an answer that is not to this attempt, forged, late or a refusal. */
  async identify(returnedTo: string, { state, nonce, codeVerifier }: OidcAttempt): Promise<OidcIdentity> {
    const tokens = await authorizationCodeGrant(await this.configuration(), new URL(returnedTo), {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider told nobody');
    return { issuer: claims.iss, subject: claims.sub };
  }

  /** Where somebody signs out of the provider too; null if it has no such place or does not answer. */
  async signOutUrl(returnTo: string): Promise<string | null> {
    try {
      const configuration = await this.configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href;
    } catch {
      return null;
    }
  }

  private configuration(): Promise<Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
    // Without TLS on this computer alone: a provider of a spec or of a trial.
    const execute = server.protocol === 'http:' && isLoopback(server.hostname) ? [allowInsecureRequests] : [];
    return discovery(server, clientId, {}, authentication, { execute, timeout: TIMEOUT_SECONDS });
  }
}
