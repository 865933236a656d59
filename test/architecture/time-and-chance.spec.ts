import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ESLINT = join(process.cwd(), 'node_modules/eslint/bin/eslint.js');

/** Messages of the project's own lint rules for a text that pretends to stand in a file. */
function lint(path: string, text: string): string[] {
  const run = spawnSync(process.execPath, [ESLINT, '--stdin', '--stdin-filename', path, '--format', 'json'], {
    input: text,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [file] = JSON.parse(run.stdout) as { messages: { message: string }[] }[];
  return (file?.messages ?? []).map((message) => message.message);
}

describe('time, chance and environment are passed in', () => {
  it.each([
    ['export const t = Date.now();\n', 'Time is an argument'],
    ['export const t = new Date();\n', 'Time is an argument'],
    ['export const r = Math.random();\n', 'Chance comes from platform'],
    ["export const e = process.env['HOME'];\n", 'Only platform reads the environment'],
  ])('%j is refused in a lib', (text, message) => {
    expect(lint('libs/dossier/src/decide.ts', text).join('\n')).toContain(message);
  });

  it.each([
    ['export const r = (s) => s.createQueryRunner();\n', 'libs/read-models/src/figures.ts'],
    ["import { DataSource } from 'typeorm';\nexport const s = DataSource;\n", 'apps/api/src/log/log.controller.ts'],
  ])('%j is refused outside the one way to the database', (text, path) => {
    expect(lint(path, text).join('\n')).toContain('whose rows');
  });

  it('and allowed where the clock lives', () => {
    expect(lint('libs/platform/src/clock/clock.ts', 'export const t = Date.now();\n')).toEqual([]);
  });
});
