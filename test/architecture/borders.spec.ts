import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = process.cwd();
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

jest.setTimeout(120_000);

/** Names of the rules that a source tree breaks. */
function brokenRules(cwd: string, folders: string[]): string[] {
  const run = spawnSync(
    process.execPath,
    [CRUISER, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { rule: { name: string } }[]; totalCruised: number };
  };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return [...new Set(summary.violations.map((violation) => violation.rule.name))];
}

describe('the borders between libs', () => {
  it('hold in the product', () => {
    expect(brokenRules(ROOT, ['apps', 'libs', 'test'])).toEqual([]);
  });

  describe('fail on a breach', () => {
    const breach = mkdtempSync(join(tmpdir(), 'dung-hen-borders-'));
    beforeAll(() => {
      for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
        cpSync(join(ROOT, file), join(breach, file));
      symlinkSync(join(ROOT, 'node_modules'), join(breach, 'node_modules'));
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(breach, path)), { recursive: true });
        writeFileSync(join(breach, path), text);
      };
      write(
        'libs/calendar/src/index.ts',
        "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
      );
      write('libs/dossier/src/index.ts', "import pg from 'pg';\nexport const driver = pg;\n");
      write(
        'libs/indicators/src/index.ts',
        "import { driver } from '../../dossier/src/index.js';\nexport const known = driver;\n",
      );
      write(
        'libs/event-store/src/index.ts',
        "import { known } from '../../indicators/src/inside.js';\nexport const use = known;\n",
      );
      write('libs/indicators/src/inside.ts', 'export const known = 1;\n');
      write(
        'libs/platform/src/index.ts',
        "import { use } from '../../event-store/src/index.js';\nexport const trade = use;\n",
      );
      write(
        'libs/application/src/index.ts',
        "import { Queue } from 'bullmq';\nimport { trade } from '../../platform/src/index.js';\nexport const both = [Queue, trade];\n",
      );
      write('libs/exchange/src/index.ts', "import { a } from './a.js';\nexport const b = () => a;\n");
      write('libs/exchange/src/a.ts', "import { b } from './index.js';\nexport const a = () => b;\n");
    });
    afterAll(() => {
      rmSync(breach, { recursive: true, force: true });
    });

    it('of each rule, naming it', () => {
      expect(brokenRules(breach, ['libs'])).toEqual(
        expect.arrayContaining([
          'no-cycles',
          'pure-libs-import-no-package',
          'indicators-imports-only-calendar',
          'event-store-knows-no-dossier',
          'event-store-uses-platform-only-in-modules',
          'platform-knows-no-trade',
          'libs-are-entered-by-index',
          'bullmq-only-in-platform',
        ]),
      );
    });
  });
});
