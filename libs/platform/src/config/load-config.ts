import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, DatabaseChoice } from './config.js';
import { ConfigError, type ConfigProblem } from './config-error.js';
import { processEnvironment, type Environment } from './environment.js';
import { EMBEDDED_MARK, examples, knownNames, nearestName, secrets, type VariableName } from './known-variables.js';
import { oidcSettings } from './oidc-settings.js';
import {
  isLoopback,
  parseDueSoonShare,
  parseEvidenceDossiers,
  parseHost,
  parseHosts,
  parseLateEntryDays,
  parsePort,
  parsePublicUrls,
  parseRole,
  parseTenant,
  parseTrustedProxies,
  parseUrl,
} from './parse-variables.js';
import { parseKey, parseSigningKey } from './parse-keys.js';

/** What reading the environment may touch besides it. */
export interface ConfigSurroundings {
  /** Folder that a relative DUNGHEN_DATA_DIR starts from; default the current one. */
  readonly cwd?: string;
  readonly readFile?: (path: string) => string;
}

/** Validates the environment once; throws a {@link ConfigError} that names every bad variable with an example. */
export function loadConfig(env: Environment = processEnvironment(), around: ConfigSurroundings = {}): Config {
  const problems: ConfigProblem[] = unknownVariables(env);
  const read = reader(env, around.readFile ?? ((path) => readFileSync(path, 'utf8')), problems);
  const use = <T>(name: VariableName, parse: (text: string) => T | undefined): T | undefined => {
    const text = read(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) problems.push({ variable: name, message: `is not usable; an example: ${examples[name]}` });
    return value;
  };

  const port = use('PORT', parsePort);
  const host = use('HOST', parseHost) ?? '127.0.0.1';
  const url = use('DATABASE_URL', (text) => parseUrl(text, ['postgres:', 'postgresql:']));
  const migratorUrl = use('DUNGHEN_MIGRATOR_URL', (text) => parseUrl(text, ['postgres:', 'postgresql:']));
  const databaseGiven = read('DATABASE_URL') !== undefined;
  const redisUrl = use('REDIS_URL', (text) => parseUrl(text, ['redis:', 'rediss:']));
  const tenant = use('DUNGHEN_TENANT', parseTenant) ?? 'H26';
  const role = use('DUNGHEN_ROLE', parseRole) ?? 'all';
  const lateEntryDays = use('DUNGHEN_LATE_ENTRY_DAYS', parseLateEntryDays) ?? 30;
  const dueSoonShare = use('DUNGHEN_DUE_SOON_SHARE', parseDueSoonShare) ?? 0.2;
  const evidenceDossiers = use('DUNGHEN_EVIDENCE_DOSSIERS', parseEvidenceDossiers) ?? 200_000;
  const webhookHosts = use('DUNGHEN_WEBHOOK_HOSTS', parseHosts) ?? [];
  const publicUrls = use('DUNGHEN_PUBLIC_URL', parsePublicUrls) ?? [];
  const trustedProxies = use('DUNGHEN_TRUSTED_PROXIES', parseTrustedProxies) ?? [];
  const oidc = oidcSettings(use, problems);
  const key = use('DUNGHEN_KEY', parseKey);
  const signingKey = use('DUNGHEN_SIGNING_KEY', parseSigningKey);
  const embedded = !databaseGiven || env[EMBEDDED_MARK] === '1';
  const demo = use('DUNGHEN_DEMO', (text) => (/^[01]$/.test(text) ? text : undefined)) ?? (embedded ? '1' : '0');

  if (migratorUrl !== undefined && !databaseGiven) {
    problems.push({ variable: 'DUNGHEN_MIGRATOR_URL', message: `goes with DATABASE_URL: ${examples.DATABASE_URL}` });
  }
  if (databaseGiven) {
    for (const name of ['DUNGHEN_KEY', 'DUNGHEN_SIGNING_KEY'] as const) {
      if (read(name) === undefined) {
        problems.push({ variable: name, message: `is required with DATABASE_URL: ${examples[name]} or ${name}_FILE` });
      }
    }
  }
  problems.push(...demoProblems(demo === '1', embedded, host, publicUrls), ...markProblems(env, url));
  if (problems.length > 0) throw new ConfigError(distinct(problems));

  const database: DatabaseChoice = url
    ? { kind: 'external', url, migratorUrl: migratorUrl ?? url }
    : { kind: 'embedded' };
  return {
    port: port ?? 3000,
    portGiven: port !== undefined,
    host,
    database,
    redisUrl,
    dataDir: resolve(around.cwd ?? process.cwd(), read('DUNGHEN_DATA_DIR') ?? '.data'),
    demo: demo === '1',
    tenant,
    role,
    lateEntryDays,
    dueSoonShare,
    evidenceDossiers,
    webhookHosts,
    publicUrls,
    trustedProxies,
    oidc,
    key,
    signingKey,
  };
}

/** Reads a variable or the file its `_FILE` form names; an empty text counts as not set. */
function reader(env: Environment, readFile: (path: string) => string, problems: ConfigProblem[]) {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  return (name: VariableName): string | undefined => {
    const file = secrets.includes(name) ? text(`${name}_FILE`) : undefined;
    if (file === undefined) return text(name);
    if (text(name) !== undefined) {
      problems.push({ variable: name, message: `is given twice, as ${name} and as ${name}_FILE; keep one of them` });
      return text(name);
    }
    try {
      const content = readFile(file).trim();
      if (content === '') problems.push({ variable: `${name}_FILE`, message: `names an empty file: ${file}` });
      return content || undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ variable: `${name}_FILE`, message: `names a file that cannot be read: ${reason}` });
      return undefined;
    }
  };
}

function unknownVariables(env: Environment): ConfigProblem[] {
  const known = new Set(knownNames());
  return Object.keys(env)
    .filter((name) => name.startsWith('DUNGHEN_') && !known.has(name))
    .map((name) => {
      const near = nearestName(name);
      return { variable: name, message: `is not a setting of ours${near ? `; did you mean ${near}?` : ''}` };
    });
}

/** Demo tokens stand in a file and open everything, so they never meet a foreign network or a real database. */
function demoProblems(demo: boolean, embedded: boolean, host: string, publicUrls: readonly string[]): ConfigProblem[] {
  if (!demo) return [];
  if (!embedded) {
    return [
      { variable: 'DUNGHEN_DEMO', message: 'may be 1 only with the embedded database; with DATABASE_URL leave it out' },
    ];
  }
  const outside = publicUrls.find((url) => !isLoopback(new URL(url).hostname));
  if (outside !== undefined) {
    const message = `${outside} would open the demo data to other computers; DUNGHEN_DEMO=0 starts without it`;
    return [{ variable: 'DUNGHEN_PUBLIC_URL', message }];
  }
  if (isLoopback(host)) return [];
  return [
    {
      variable: 'HOST',
      message:
        `${host} would open the demo data and its tokens to other computers. Two ways out: ` +
        'HOST=127.0.0.1 keeps the demo on this computer; DUNGHEN_DEMO=0 starts without demo data ' +
        '(first account: npm run dh -- accounts create --role admin --name <name>)',
    },
  ];
}

/** Only the supervisor sets the mark, and its server listens on 127.0.0.1. */
function markProblems(env: Environment, url: string | undefined): ConfigProblem[] {
  const mark = env[EMBEDDED_MARK];
  if (mark === undefined) return [];
  if (mark === '1' && url !== undefined && new URL(url).hostname === '127.0.0.1') return [];
  return [{ variable: EMBEDDED_MARK, message: 'is set by npm start for its own processes; leave it out' }];
}

function distinct(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.variable} ${problem.message}`, problem])).values()];
}
