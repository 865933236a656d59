import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';
import { ensureKeys } from './keys.js';

describe('the keys of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dung-hen-spec-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, for the owner alone', () => {
    const first = ensureKeys(folder);
    expect(first.key).toHaveLength(32);
    expect(ensureKeys(folder)).toEqual(first);
    const files = readdirSync(join(folder, 'keys'));
    expect(files.sort()).toEqual(['personal-data.key', 'signing.pem']);
    for (const file of files) expect(statSync(join(folder, 'keys', file)).mode & 0o777).toBe(0o600);
  });

  it('are never replaced when one is damaged', () => {
    ensureKeys(folder);
    writeFileSync(join(folder, 'keys', 'personal-data.key'), '');
    expect(() => ensureKeys(folder)).toThrow(ConfigError);
  });
});
