// The one PostgreSQL of a test run: in a temporary folder, fast instead of safe, gone at the end whatever happens.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'dung-hen-test-';
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
};

/** Starts the server, migrates its database `dunghen` (the template) and answers its URLs and a stop. */
export async function startTestServer(platform) {
  removeLeftovers(platform);
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // User postgres has to pass through when we are root.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(platform.ownIdentity()));
  const dataDir = join(folder, 'data');
  const removeAtOnce = () => removeServer(folder);
  process.once('exit', removeAtOnce);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  const server = await platform.openEmbeddedPostgres(dataDir, { settings });
  await platform.prepareDatabase(server.migratorUrl, { appUrl: server.appUrl });
  return {
    server,
    stop: async () => {
      await server.stop();
      removeServer(folder);
      process.off('exit', removeAtOnce);
    },
  };
}

/** A run killed by -9 could not clean up; the next one does. */
function removeLeftovers(platform) {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (!platform.isRunning(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')))) removeServer(folder);
    } catch {
      // Just being made by another run, or not ours to read.
    }
  }
}

/** Synchronous, for the exit of the process: ends the server if it runs and removes everything it had. */
function removeServer(folder) {
  const dataDir = join(folder, 'data');
  const home = readJson(join(dataDir, 'pg-home.json'))?.home ?? dataDir;
  const pid = Number(readText(join(home, 'pg', 'postmaster.pid'))?.split('\n')[0]);
  if (pid > 0) endProcess(pid, join(home, 'pg'));
  for (const path of new Set([home, folder])) rmSync(path, { recursive: true, force: true, maxRetries: 10 });
}

/** SIGQUIT is PostgreSQL's immediate stop; there is nothing to keep. */
function endProcess(pid, pgFolder) {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (!stdout?.includes(pgFolder)) return;
  process.kill(pid, 'SIGQUIT');
  for (let tries = 0; tries < 100; tries += 1) {
    if (readText(join(pgFolder, 'postmaster.pid')) === undefined) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}
