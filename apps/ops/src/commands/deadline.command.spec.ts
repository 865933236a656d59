import { civilServiceCalendar } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import { explainFile } from './deadline.command.js';

const question = (more: object = {}): string =>
  JSON.stringify({
    receivedAt: '2026-01-08T16:00:00+07:00',
    limit: { value: 40, unit: 'workingHour' },
    calendar: civilServiceCalendar,
    ...more,
  });

describe('dh deadline explain, with a calendar of its own (no database is there)', () => {
  it('prints one JSON object', async () => {
    const printed = await explainFile(question(), { lang: 'vi' });
    expect(printed.endsWith('}\n')).toBe(true);
    expect(JSON.parse(printed)).toMatchObject({ dueAt: '2026-01-14T09:00:00.000Z', calendar: { version: 1 } });
  });

  it('prints text in either language', async () => {
    const lastLine = async (lang: 'vi' | 'en') =>
      (await explainFile(question(), { text: true, lang })).trim().split('\n').at(-1);
    expect(await lastLine('vi')).toBe('Ngày hẹn trả: 16 giờ 00 phút, Thứ Tư 14/01/2026');
    expect(await lastLine('en')).toBe('Due: 16:00, Wednesday 14/01/2026');
  });

  it('names what is wrong', async () => {
    await expect(explainFile('{', { lang: 'vi' })).rejects.toThrow('not JSON');
    const deep = (levels: number) => `{"answers":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    await expect(explainFile(deep(100_000), { lang: 'vi' })).rejects.toThrow('nested deeper than 32 levels');
    await expect(explainFile(deep(31), { lang: 'vi' })).rejects.toThrow('receivedAt');
    await expect(explainFile(question({ limit: { value: -1, unit: 'month' } }), { lang: 'vi' })).rejects.toThrow(
      '/limit/value',
    );
  });
});
