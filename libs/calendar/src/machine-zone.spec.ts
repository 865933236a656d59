import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';

const here = dirname(fileURLToPath(import.meta.url));

/** Asks for dues in all units and prints them with the machine's own offset, which proves the zone took effect. */
const PROGRAM = `
import { civilServiceCalendar as calendar, computeDue, explainDeadline, localDateTime, startOfLocalDay } from './index.js';
const receivedAt = Date.parse('2026-03-27T17:30:00Z');
const limits = ['workingHour', 'workingDay', 'calendarDay', 'month'].map((unit) => ({ value: 3, unit }));
const interruptions = [{ kind: 'supplement', from: receivedAt, to: receivedAt + 9e7 }];
const answers = limits.map((limit) => [computeDue({ receivedAt, limit, calendar }), explainDeadline({ receivedAt, limit, calendar, interruptions })]);
const local = [localDateTime(receivedAt, 'Europe/Amsterdam'), startOfLocalDay('2026-03-29', 'America/New_York')];
console.log(JSON.stringify({ machine: new Date(receivedAt).getTimezoneOffset(), answers, local }));
`;

describe('the zone of the machine', () => {
  // A zone is set once per process, so the sources are stripped of their types and run by a process per zone.
  it('changes no result (6.7)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dunghen-zone-'));
    try {
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      for (const name of readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))) {
        const options = {
          jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
          module: { type: 'es6' },
        } as const;
        const { code } = transformSync(readFileSync(join(here, name), 'utf8'), {
          ...options,
          filename: name,
          swcrc: false,
        });
        writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
      }
      writeFileSync(join(folder, 'ask.js'), PROGRAM);
      const [utc, newYork, kiritimati] = ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map((TZ) =>
        JSON.parse(
          execFileSync(process.execPath, ['ask.js'], { cwd: folder, env: { ...process.env, TZ }, encoding: 'utf8' }),
        ),
      );
      expect([utc.machine, newYork.machine, kiritimati.machine]).toEqual([0, 240, -840]);
      expect(newYork.answers).toEqual(utc.answers);
      expect(kiritimati.answers).toEqual(utc.answers);
      expect([newYork.local, kiritimati.local]).toEqual([utc.local, utc.local]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
