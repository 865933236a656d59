// Global set-up runs outside Jest's transform and plain Node reads no TypeScript, so libs/platform is stripped of its
// types into a folder of this run. Not dist: specs then run the sources as they are, also while a build elsewhere fails.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'libs', 'platform', 'src');

/** @returns {Promise<typeof import('../../libs/platform/src/index.js')>} */
export async function loadPlatform() {
  const target = join(root, 'dist', `.platform-${process.pid}`);
  removeLeftovers();
  translate(source, target);
  process.once('exit', () => rmSync(target, { recursive: true, force: true }));
  return import(pathToFileURL(join(target, 'index.js')).href);
}

/** Of runs that were killed, and of this process's number in an earlier life. */
function removeLeftovers() {
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist).filter((entry) => entry.startsWith('.platform-'))) {
    const pid = Number(name.split('-')[1]);
    if (pid === process.pid || !isAlive(pid)) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function translate(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) translate(path, join(to, entry.name));
    else if (entry.name.endsWith('.sql')) copy(path, join(to, entry.name));
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts')) {
      const { code } = transformSync(readFileSync(path, 'utf8'), {
        filename: path,
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      });
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, entry.name.replace(/\.ts$/, '.js')), code);
    }
  }
}

function copy(path, target) {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(path, target);
}
