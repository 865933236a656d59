// What a test run may see of the caller's environment, and which optional programs it found.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The environment of a test run: nothing of a real installation, so that no spec can reach one by accident.
 * Optional programs are named by TEST_REDIS_URL or TEST_REDIS_SERVER (a redis-server to start) and TEST_CHROMIUM.
 */
export function testEnvironment(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(DUNGHEN_|DATABASE_URL|REDIS_URL|PORT$|HOST$|PG[A-Z]+$)/.test(name),
  );
  const found = {
    TEST_REDIS_URL: env.TEST_REDIS_URL ?? env.REDIS_URL,
    TEST_REDIS_SERVER: onPath(env, ['redis-server']),
    TEST_CHROMIUM: onPath(env, ['chromium', 'chromium-browser', 'google-chrome']),
  };
  return { ...Object.fromEntries(kept), ...Object.fromEntries(Object.entries(found).filter(([, value]) => value)) };
}

/** One line for each optional program that is missing. */
export function missingTools(env) {
  const lines = [];
  if (!env.TEST_REDIS_URL && !env.TEST_REDIS_SERVER) {
    lines.push('No redis-server on the PATH and no REDIS_URL: specs on Redis are skipped, by name at the end.');
  }
  if (!env.TEST_CHROMIUM) lines.push('No Chromium on the PATH: browser specs are skipped, by name at the end.');
  return lines;
}

function onPath(env, names) {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Look further.
      }
    }
  }
  return undefined;
}
