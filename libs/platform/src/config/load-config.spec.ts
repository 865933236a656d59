import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { ConfigError } from './config-error.js';
import type { Environment } from './environment.js';
import { loadConfig } from './load-config.js';

const key = Buffer.alloc(32, 7).toString('base64');
const signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const external = {
  DATABASE_URL: 'postgres://a:b@db.example/dunghen',
  DUNGHEN_KEY: key,
  DUNGHEN_SIGNING_KEY: signingKey,
};

function problemsOf(env: Environment, files: Record<string, string> = {}): Record<string, string> {
  const readFile = (path: string) => {
    const content = files[path];
    if (content === undefined) throw new Error(`ENOENT: ${path}`);
    return content;
  };
  try {
    loadConfig(env, { readFile });
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.problems.map(({ variable, message }) => [variable, message]));
    }
    throw error;
  }
  return {};
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(loadConfig({}, { cwd: '/srv' })).toEqual({
      port: 3000,
      portGiven: false,
      host: '127.0.0.1',
      database: { kind: 'embedded' },
      redisUrl: undefined,
      lateEntryDays: 30,
      dueSoonShare: 0.2,
      webhookHosts: [],
      publicUrls: [],
      trustedProxies: [],
      oidc: undefined,
      evidenceDossiers: 200_000,
      dataDir: '/srv/.data',
      demo: true,
      tenant: 'H26',
      role: 'all',
      key: undefined,
      signingKey: undefined,
    });
  });

  it('takes a database of the operator, without demo data', () => {
    const config = loadConfig({ ...external, DUNGHEN_MIGRATOR_URL: 'postgresql://m:n@db.example/dunghen' });
    expect(config.database).toEqual({
      kind: 'external',
      url: external.DATABASE_URL,
      migratorUrl: 'postgresql://m:n@db.example/dunghen',
    });
    expect(config.demo).toBe(false);
    expect(config.key).toEqual(Buffer.alloc(32, 7));
    expect(config.signingKey).toBe(signingKey);
  });

  it('migrates with the login of the application when no other is given', () => {
    expect(loadConfig(external).database).toMatchObject({ migratorUrl: external.DATABASE_URL });
  });

  it('names every bad variable at once, each with an example of a good one', () => {
    const problems = problemsOf({
      PORT: '70000',
      HOST: 'http://x',
      DATABASE_URL: 'mysql://x/y',
      REDIS_URL: 'localhost:6379',
      DUNGHEN_ROLE: 'web',
      DUNGHEN_TENANT: 'H 26',
      DUNGHEN_DEMO: 'yes',
      DUNGHEN_KEY: 'short',
      DUNGHEN_SIGNING_KEY: 'nonsense',
    });
    expect(Object.keys(problems)).toHaveLength(9);
    expect(problems['PORT']).toContain('PORT=3000');
    expect(problems['DATABASE_URL']).toContain('postgres://');
    expect(problems['DUNGHEN_KEY']).toContain('openssl rand -base64 32');
  });

  it('takes a share of the limit for reminders, from 0.05 to 0.9', () => {
    expect(loadConfig({ DUNGHEN_DUE_SOON_SHARE: '0.35' }).dueSoonShare).toBe(0.35);
    expect(loadConfig({ DUNGHEN_WEBHOOK_HOSTS: 'ESB.local, [fd00::1]' }).webhookHosts).toEqual([
      'esb.local',
      'fd00::1',
    ]);
    for (const text of ['0', '1', '0.04', '0.91', '20%', '-0.2', '0,2']) {
      expect(problemsOf({ DUNGHEN_DUE_SOON_SHARE: text })['DUNGHEN_DUE_SOON_SHARE']).toContain('0.2');
    }
  });

  it('takes public addresses with TLS, and proxies by address or network', () => {
    const config = loadConfig({
      DUNGHEN_DEMO: '0',
      DUNGHEN_PUBLIC_URL: 'https://MotCua.example.vn/, http://localhost:8080',
      DUNGHEN_TRUSTED_PROXIES: '10.0.0.7, 192.168.1.0/24,fd00::/8',
    });
    expect(config.publicUrls).toEqual(['https://motcua.example.vn', 'http://localhost:8080']);
    expect(config.trustedProxies).toEqual(['10.0.0.7', '192.168.1.0/24', 'fd00::/8']);
    expect(problemsOf({ DUNGHEN_PUBLIC_URL: 'https://motcua.example.vn' })['DUNGHEN_PUBLIC_URL']).toContain('DEMO=0');
    for (const text of ['http://motcua.example.vn', 'motcua.example.vn', 'https://x/path', 'ftp://x', '*']) {
      expect(problemsOf({ DUNGHEN_PUBLIC_URL: text })['DUNGHEN_PUBLIC_URL']).toContain('https://');
    }
    for (const text of ['true', '*', '10.0.0.0/0', '10.0.0.0/33', '300.1.1.1', '10.0.0.0/8/8']) {
      expect(problemsOf({ DUNGHEN_TRUSTED_PROXIES: text })['DUNGHEN_TRUSTED_PROXIES']).toContain('10.0.0.7');
    }
  });

  it('takes an OpenID provider whole or not at all, with TLS but on this computer', () => {
    const given = { DUNGHEN_OIDC_ISSUER: 'https://sso.example.vn/realms/a', DUNGHEN_OIDC_CLIENT_ID: 'dung-hen' };
    const { issuer, clientId, clientSecret, label } = loadConfig(given).oidc ?? {};
    expect([issuer, clientId, clientSecret]).toEqual(['https://sso.example.vn/realms/a', 'dung-hen', undefined]);
    expect(label).toContain('SSO');
    expect(loadConfig({ ...given, DUNGHEN_OIDC_ISSUER: 'http://127.0.0.1:9/' }).oidc?.issuer).toBe(
      'http://127.0.0.1:9/',
    );
    expect(problemsOf({ DUNGHEN_OIDC_CLIENT_ID: 'x' })['DUNGHEN_OIDC_ISSUER']).toContain('https://');
    expect(problemsOf({ DUNGHEN_OIDC_ISSUER: 'https://x' })['DUNGHEN_OIDC_CLIENT_ID']).toContain('dung-hen');
    for (const text of ['http://sso.example.vn', 'sso', 'https://x?a=b']) {
      expect(problemsOf({ ...given, DUNGHEN_OIDC_ISSUER: text })['DUNGHEN_OIDC_ISSUER']).toContain('https://');
    }
  });

  it('refuses an unknown setting of ours and names the nearest', () => {
    expect(problemsOf({ DUNGHEN_TENNANT: 'H26' })['DUNGHEN_TENNANT']).toContain('DUNGHEN_TENANT');
    expect(problemsOf({ DUNGHEN_QQQQQQQQQQQQQQQQ: '1' })['DUNGHEN_QQQQQQQQQQQQQQQQ']).not.toContain('did you mean');
  });

  it('reads secrets from files, trimmed', () => {
    const files = { '/run/url': 'postgres://a:b@h/d\n', '/run/key': `${key}\n`, '/run/sign': signingKey };
    const env = {
      DATABASE_URL_FILE: '/run/url',
      DUNGHEN_KEY_FILE: '/run/key',
      DUNGHEN_SIGNING_KEY_FILE: '/run/sign',
    };
    const config = loadConfig(env, { readFile: (path) => files[path as keyof typeof files] });
    expect(config.database).toMatchObject({ url: 'postgres://a:b@h/d' });
    expect(config.key).toEqual(Buffer.alloc(32, 7));
  });

  it('refuses a secret given twice, a missing file and an empty one', () => {
    expect(problemsOf({ DUNGHEN_KEY: key, DUNGHEN_KEY_FILE: '/k' }, { '/k': key })['DUNGHEN_KEY']).toContain('twice');
    expect(problemsOf({ REDIS_URL_FILE: '/no' })['REDIS_URL_FILE']).toContain('/no');
    expect(problemsOf({ REDIS_URL_FILE: '/e' }, { '/e': ' \n' })['REDIS_URL_FILE']).toContain('empty');
  });

  it('asks for both keys with DATABASE_URL', () => {
    expect(Object.keys(problemsOf({ DATABASE_URL: external.DATABASE_URL }))).toEqual([
      'DUNGHEN_KEY',
      'DUNGHEN_SIGNING_KEY',
    ]);
  });

  it('keeps demo data on this computer and off real databases', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })['HOST']).toMatch(/HOST=127\.0\.0\.1.*DUNGHEN_DEMO=0/);
    expect(problemsOf({ HOST: '0.0.0.0', DUNGHEN_DEMO: '0' })).toEqual({});
    expect(problemsOf({ HOST: '::1' })).toEqual({});
    expect(problemsOf({ HOST: 'localhost' })).toEqual({});
    expect(problemsOf({ ...external, DUNGHEN_DEMO: '1' })['DUNGHEN_DEMO']).toContain('embedded');
  });

  it('lets only the supervisor call a database embedded', () => {
    const env = { ...external, DUNGHEN_EMBEDDED: '1', DUNGHEN_DEMO: '1' };
    expect(problemsOf(env)['DUNGHEN_EMBEDDED']).toContain('leave it out');
    expect(loadConfig({ ...env, DATABASE_URL: 'postgres://a:b@127.0.0.1:5/d' }).demo).toBe(true);
  });

  it('takes the signing key as base64 too, and no other kind of key', () => {
    const pair = generateKeyPairSync('ed25519').privateKey;
    const der = pair.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    expect(loadConfig({ DUNGHEN_SIGNING_KEY: der }).signingKey).toContain('BEGIN PRIVATE KEY');
    const other = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(problemsOf({ DUNGHEN_SIGNING_KEY: other })['DUNGHEN_SIGNING_KEY']).toContain('ed25519');
  });
});
