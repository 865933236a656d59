import type { OidcSettings } from './config.js';
import type { ConfigProblem } from './config-error.js';
import { examples } from './known-variables.js';
import type { VariableName } from './known-variables.js';
import { isLoopback } from './parse-variables.js';

type Use = <T>(name: VariableName, parse: (text: string) => T | undefined) => T | undefined;

const LONGEST_LABEL = 60;
const DEFAULT_LABEL = 'Đăng nhập một lần (SSO)';

/** All of it or nothing: what is given without the rest is named. */
export function oidcSettings(use: Use, problems: ConfigProblem[]): OidcSettings | undefined {
  const issuer = use('DUNGHEN_OIDC_ISSUER', parseIssuer);
  const clientId = use('DUNGHEN_OIDC_CLIENT_ID', (text) => text);
  const clientSecret = use('DUNGHEN_OIDC_CLIENT_SECRET', (text) => text);
  const label = use('DUNGHEN_OIDC_LABEL', (text) => (text.length <= LONGEST_LABEL ? text : undefined));
  if (issuer !== undefined && clientId !== undefined) {
    return { issuer, clientId, clientSecret, label: label ?? DEFAULT_LABEL };
  }
  const given = { issuer, clientId, clientSecret, label };
  if (Object.values(given).some((value) => value !== undefined)) {
    const missing = issuer === undefined ? 'DUNGHEN_OIDC_ISSUER' : 'DUNGHEN_OIDC_CLIENT_ID';
    problems.push({ variable: missing, message: `is needed for signing in at a provider: ${examples[missing]}` });
  }
  return undefined;
}

function parseIssuer(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, search, hash } = new URL(text);
  if (search !== '' || hash !== '') return undefined;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? text : undefined;
}
