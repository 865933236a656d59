import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isHeld, lockHolder, tryLock, waitForLock, type HeldLock } from './lock-file.js';
import { ownIdentity } from './process-identity.js';

describe('a lock file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dung-hen-spec-'));
    path = join(folder, 'some.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const take = (): HeldLock => {
    const answer = tryLock(path, {});
    if (!isHeld(answer)) throw new Error('somebody holds it');
    return answer;
  };

  it('is held once, and tells who holds it', () => {
    const lock = take();
    expect(tryLock(path)).toMatchObject(ownIdentity());
    lock.describe({ url: 'http://x' });
    expect(lockHolder(path)?.note).toEqual({ url: 'http://x' });
    lock.release();
    expect(lockHolder(path)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a process that is gone is no lock', () => {
    writeFileSync(path, JSON.stringify({ pid: 999_999_999, startedAt: 'then', note: {}, token: 't' }));
    take().release();
  });

  it('of another process with the same number is no lock', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'long ago', note: {}, token: 't' }));
    expect(lockHolder(path)).toBeUndefined();
    take().release();
  });

  it('that holds nonsense is no lock', () => {
    writeFileSync(path, '');
    take().release();
  });

  it('released by its former holder stays with the new one', () => {
    const old = take();
    rmSync(path);
    take();
    old.release();
    expect(readFileSync(path, 'utf8')).toContain(String(process.pid));
  });

  describe.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('in a folder that knows no links (%s)', (code) => {
    const none = () => {
      throw Object.assign(new Error(`${code}: link`), { code });
    };

    it('is held once all the same, and free when it is released', () => {
      const lock = tryLock(path, {}, none);
      expect(tryLock(path, {}, none)).toMatchObject(ownIdentity());
      if (isHeld(lock)) lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('of a process that is gone is no lock', () => {
      writeFileSync(path, JSON.stringify({ pid: 999_999_999, startedAt: 'then', note: {}, token: 't' }));
      expect(isHeld(tryLock(path, {}, none))).toBe(true);
      expect(readdirSync(folder)).toEqual(['some.lock']);
    });
  });

  it('is waited for', async () => {
    const lock = take();
    setTimeout(() => lock.release(), 100);
    (await waitForLock(path, () => undefined)).release();
  });
});
