// `npm run check`: format, lint, types and borders, two at a time; each program uses one core, and lint takes as long as the others together.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LANES = [['check:lint'], ['check:types', 'check:format', 'check:borders']];

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
  });
}

/** Runs a script and shows what it said once it has ended, so that two do not mix; answers whether it passed. */
function passes(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', name], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const said = [];
    child.stdout.on('data', (piece) => said.push(piece));
    child.stderr.on('data', (piece) => said.push(piece));
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(said));
      const passed = code === 0;
      console.log(passed ? `${name}: passed` : `${name}: FAILED (${signal ?? code})`);
      resolve(passed);
    });
  });
}

async function lanePasses(names) {
  let all = true;
  for (const name of names) all = (await passes(name)) && all;
  return all;
}

const lanes = await Promise.all(LANES.map(lanePasses));
process.exit(lanes.every(Boolean) ? 0 : 1);
