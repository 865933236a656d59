// `npm test [-- jest arguments]`: builds, runs Jest as ESM in a clean environment, ends with `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingTools, testEnvironment } from '../test/support/test-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = projectsLast(process.argv.slice(2));
const env = testEnvironment(process.env);
env.NODE_OPTIONS = [env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  .filter(Boolean)
  .join(' ');

if (args.includes('--selectProjects') && args.includes('browser')) env.TEST_SCREENS = '1';
if (args.some((arg) => arg.includes('killed-api'))) env.TEST_ALONE = '1';
for (const line of missingTools(env)) console.log(line);
if (needsBuild()) {
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'], { stdio: 'inherit' });
  if (build.status !== 0)
    end(build.status ?? 1, { passed: 0, failed: 1, skipped: [] }, 'The build failed; no spec ran.');
}

const resultFile = join(root, 'dist', `.test-result-${process.pid}.json`);
env.TEST_RESULT_FILE = resultFile;
mkdirSync(join(root, 'dist'), { recursive: true });
const jest = spawn(
  process.execPath,
  [
    join(root, 'node_modules/jest/bin/jest.js'),
    // Before ours: an option of Jest that takes a list takes everything after it.
    ...args,
    `--rootDir=${root}`,
    // Jest would leave a core idle; half of a spec's time is PostgreSQL's or the disk's.
    '--maxWorkers=2',
    // A worker keeps what every file loaded (ESM has no way to forget it): both came to 3 GB in a whole run (2026-11-23).
    '--workerIdleMemoryLimit=1200MB',
    // Jest's own place would be the system's temporary folder, and stay there.
    `--cacheDirectory=${join(root, 'node_modules/.cache/jest')}`,
    '--reporters=default',
    `--reporters=${join(root, 'test/support/count-reporter.mjs')}`,
  ],
  { cwd: root, env, stdio: [args.some((arg) => /^--watch/.test(arg)) ? 'inherit' : 'ignore', 'inherit', 'inherit'] },
);
// Ctrl-C reaches Jest through the terminal; we stay to wait for its clean-up.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
jest.once('close', (code, signal) => {
  const counts = readCounts();
  end(
    counts ? (code ?? 1) : code || 1,
    counts ?? { passed: 0, failed: 1, skipped: [] },
    counts ? '' : `Jest ended early (${signal ?? code}).`,
  );
});

/** Jest takes everything after `--selectProjects` for a project, so `npm run test:int -- some/path` needs it last. */
function projectsLast(given) {
  const projects = given.filter(
    (arg, i) => given.slice(0, i).includes('--selectProjects') && /^(unit|int|e2e|browser)$/.test(arg),
  );
  if (projects.length === 0) return given;
  const others = given.filter((arg) => arg !== '--selectProjects' && !projects.includes(arg));
  return [...others, '--selectProjects', ...projects];
}

/** Only the end-to-end and browser specs run the compiled product; the others run the sources. */
function needsBuild() {
  const at = args.indexOf('--selectProjects');
  return at < 0 || args.slice(at + 1).some((name) => name === 'e2e' || name === 'browser');
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(resultFile, { force: true });
  }
}

function end(code, { passed, failed, skipped }, reason) {
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  if (reason) console.log(reason);
  console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  process.exit(code);
}
