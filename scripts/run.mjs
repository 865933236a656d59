// `node scripts/run.mjs apps/ops/src/dh.js …`: builds, then runs a compiled program in this very process.
// One process and no `&&` in package.json: npm hands signals to the shell alone, and only a shell with a single
// command becomes that command. With two, `kill` and Ctrl-C would reach the shell and not us (tried 2026-11-22).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [program, ...args] = process.argv.slice(2);
const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
if (build.signal) process.kill(process.pid, build.signal);
if (build.status !== 0) process.exit(build.status ?? 1);
const target = join(root, 'dist', program);
process.argv.splice(1, process.argv.length, target, ...args);
await import(pathToFileURL(target).href);
