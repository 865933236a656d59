// Compiles TypeScript incrementally and copies the other product files (.sql, .json, pages) beside the compiled code.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const started = Date.now();

// Asking TypeScript whether anything changed takes seconds; a list of names, sizes and times takes none.
const stampFile = join(root, 'dist', '.built');
const seen = createHash('sha256');
const note = (path) => {
  const stat = statSync(path);
  if (stat.isDirectory()) for (const name of readdirSync(path).sort()) note(join(path, name));
  else seen.update(`${relative(root, path)} ${stat.size} ${stat.mtimeMs}\n`);
};
for (const path of ['apps', 'libs', 'test', 'scripts', 'tsconfig.json', 'package.json', 'package-lock.json']) {
  if (existsSync(join(root, path))) note(join(root, path));
}
const stamp = seen.digest('hex');
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) process.exit(0);
if (!existsSync(stampFile)) console.error('Building (about a minute the first time) …');

buildPage();
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const run = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
if (run.status !== 0) process.exit(run.status ?? 1);

const copy = (folder) => {
  if (folder === join(root, 'apps/web')) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) copy(path);
    else if (/\.(sql|json|html|css|svg)$/.test(name)) {
      const target = join(root, 'dist', relative(root, path));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target);
    }
  }
};
for (const folder of ['apps', 'libs']) if (existsSync(join(root, folder))) copy(join(root, folder));
writeFileSync(stampFile, stamp);
if (!quiet) console.error(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);

/** The page has a stamp of its own: most changes are not in it, and bundling takes as long as compiling. */
function buildPage() {
  const webStamp = join(root, 'dist', 'web', '.built');
  const sum = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else sum.update(`${relative(root, path)}\n`).update(readFileSync(path));
  };
  for (const path of ['apps/web', 'scripts/build-web.mjs', 'package-lock.json']) add(join(root, path));
  const wanted = sum.digest('hex');
  if (existsSync(webStamp) && readFileSync(webStamp, 'utf8') === wanted) return;
  const built = spawnSync(process.execPath, [join(root, 'scripts/build-web.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(webStamp, wanted);
}
