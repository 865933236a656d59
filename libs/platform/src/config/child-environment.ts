import type { Config } from './config.js';
import type { Environment } from './environment.js';
import type { Keys } from './keys.js';
import { EMBEDDED_MARK, examples } from './known-variables.js';

/** What the supervisor decided for one child. */
export interface ChildPlace {
  readonly role: 'api' | 'worker';
  readonly port: number;
  readonly keys: Keys;
  /** Login of the application. */
  readonly appUrl: string;
  readonly embedded: boolean;
}

/** The whole environment of a child: the system's variables, and our configuration spelled out; no migrator login. */
export function childEnvironment(outer: Environment, config: Config, place: ChildPlace): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(outer)) {
    if (value !== undefined && !isOurs(name)) env[name] = value;
  }
  return {
    ...env,
    PORT: String(place.port),
    HOST: config.host,
    DATABASE_URL: place.appUrl,
    ...(config.redisUrl === undefined ? {} : { REDIS_URL: config.redisUrl }),
    DUNGHEN_DATA_DIR: config.dataDir,
    DUNGHEN_DEMO: config.demo ? '1' : '0',
    DUNGHEN_TENANT: config.tenant,
    DUNGHEN_ROLE: place.role,
    DUNGHEN_LATE_ENTRY_DAYS: String(config.lateEntryDays),
    DUNGHEN_DUE_SOON_SHARE: String(config.dueSoonShare),
    DUNGHEN_EVIDENCE_DOSSIERS: String(config.evidenceDossiers),
    ...(config.webhookHosts.length === 0 ? {} : { DUNGHEN_WEBHOOK_HOSTS: config.webhookHosts.join(',') }),
    ...(config.publicUrls.length === 0 ? {} : { DUNGHEN_PUBLIC_URL: config.publicUrls.join(',') }),
    ...(config.trustedProxies.length === 0 ? {} : { DUNGHEN_TRUSTED_PROXIES: config.trustedProxies.join(',') }),
    ...oidcVariables(config.oidc),
    DUNGHEN_KEY: place.keys.key.toString('base64'),
    DUNGHEN_SIGNING_KEY: place.keys.signingKey,
    ...(place.embedded ? { [EMBEDDED_MARK]: '1' } : {}),
  };
}

function oidcVariables(oidc: Config['oidc']): Record<string, string> {
  if (oidc === undefined) return {};
  const { issuer, clientId, clientSecret, label } = oidc;
  return {
    ...{ DUNGHEN_OIDC_ISSUER: issuer, DUNGHEN_OIDC_CLIENT_ID: clientId, DUNGHEN_OIDC_LABEL: label },
    ...(clientSecret === undefined ? {} : { DUNGHEN_OIDC_CLIENT_SECRET: clientSecret }),
  };
}

function isOurs(name: string): boolean {
  return (
    name.startsWith('DUNGHEN_') || Object.keys(examples).some((known) => name === known || name === `${known}_FILE`)
  );
}
