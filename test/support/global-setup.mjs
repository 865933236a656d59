// Jest calls this once for the int and e2e projects together, before its workers start; they inherit the environment.
import { loadPlatform } from './load-platform.mjs';
import { testEnvironment } from './test-environment.mjs';
import { startTestServer } from './test-server.mjs';

export default async function setUp() {
  // Also when Jest was called without scripts/test.mjs.
  const env = testEnvironment(process.env);
  for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name);
  const { server, stop } = await startTestServer(await loadPlatform());
  Object.assign(process.env, env, {
    TEST_SUPERUSER_URL: server.superuserUrl,
    TEST_MIGRATOR_URL: server.migratorUrl,
    TEST_APP_URL: server.appUrl,
  });
  globalThis.stopTestServer = stop;
}
