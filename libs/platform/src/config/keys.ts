import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { parseKey, parseSigningKey, signingKeyPem } from './parse-keys.js';

/** The two secrets every process needs. */
export interface Keys {
  /** Wraps the keys of personal data, 32 bytes. */
  readonly key: Buffer;
  /** Signs heads: Ed25519 private key as PKCS8 PEM. */
  readonly signingKey: string;
}

/** The keys of the configuration; with the embedded database those of the data folder, made at its first start. */
export function keysOf(config: Config): Keys {
  if (config.key && config.signingKey) return { key: config.key, signingKey: config.signingKey };
  const made = ensureKeys(config.dataDir);
  return { key: config.key ?? made.key, signingKey: config.signingKey ?? made.signingKey };
}

/** Reads `keys/` of a data folder, making what is missing (mode 0600); throws if a key file is damaged. */
export function ensureKeys(dataDir: string): Keys {
  const key = parseKey(
    ensureFile(join(dataDir, 'keys', 'personal-data.key'), () => `${randomBytes(32).toString('base64')}\n`).trim(),
  );
  const signingKey = parseSigningKey(
    ensureFile(join(dataDir, 'keys', 'signing.pem'), () => signingKeyPem(generateKeyPairSync('ed25519').privateKey)),
  );
  if (!key || !signingKey) {
    const file = join(dataDir, 'keys', key ? 'signing.pem' : 'personal-data.key');
    throw new ConfigError([
      {
        variable: key ? 'DUNGHEN_SIGNING_KEY' : 'DUNGHEN_KEY',
        message: `${file} does not hold a key. Put it back from a backup; a new one cannot read what the old one wrote`,
      },
    ]);
  }
  return { key, signingKey };
}

/** Written aside and linked into place, so that neither a crash nor a second starter can leave half a key or two. */
function ensureFile(path: string, make: () => string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const aside = `${path}.${process.pid}.new`;
  const file = openSync(aside, 'w', 0o600);
  writeSync(file, make());
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(path, 'utf8');
}
