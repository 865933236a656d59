import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changedDays, civilServiceCalendar } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import { MOST_CALENDAR_BYTES, readCalendarFile } from './read-calendar-file.js';

const base = civilServiceCalendar;
const read = (text: string, encoding: BufferEncoding = 'utf8') => readCalendarFile(Buffer.from(text, encoding), base);
const calendarOf = (verdict: ReturnType<typeof read>) => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.calendar;
};
const errorsOf = (verdict: ReturnType<typeof read>) => (verdict.ok ? [] : verdict.errors);

const TABLE = [
  'date,weekday,kind,name,notices',
  '2027-01-01,T6,OFF,Tết Dương lịch,1/TB',
  '2027-01-09,T7,WORK,"Làm bù, cho 31/12",1/TB',
  '',
].join('\n');

describe('a table of days off', () => {
  it('adds days in the next version; whether the year is announced with them is said beside it', () => {
    const calendar = calendarOf(read(TABLE));
    expect(calendar).toMatchObject({ id: base.id, version: 2, publishedThrough: 2026, sessions: base.sessions });
    const announced = readCalendarFile(Buffer.from(TABLE), base, 2027);
    expect(calendarOf(announced).publishedThrough).toBe(2027);
    expect(changedDays(base, calendar)?.days.map(({ date, name }) => [date, name])).toEqual([
      ['2027-01-01', 'Tết Dương lịch'],
      ['2027-01-09', 'Làm bù, cho 31/12'],
    ]);
  });

  it('changes the dates it names and no other: a storm takes no holiday away', () => {
    const table = 'date,kind,name\n2026-11-27,OFF,Nghỉ bão\n2026-11-24,ORDINARY,\n2026-08-22,ORDINARY,\n';
    const calendar = calendarOf(read(table));
    const changed = changedDays(base, calendar)?.days.map(({ date, after }) => [date, after.length > 0]);
    expect(changed).toEqual([
      ['2026-08-22', false],
      ['2026-11-24', true],
      ['2026-11-27', false],
    ]);
  });

  it('says nothing of the published year where the base says nothing', () => {
    const verdict = readCalendarFile(Buffer.from(TABLE), { ...base, publishedThrough: undefined });
    expect(calendarOf(verdict).publishedThrough).toBe(undefined);
  });

  it('reads Vietnamese headers and kinds, semicolons, dd/mm/yyyy, CRLF, marks, NFD and UTF-16', () => {
    const table = 'Ngày;Thứ;Loại;Tên\r\n1/1/2027;Thứ Sáu;Nghỉ;Tết Dương lịch\r\n09/01/2027;T7;Làm bù;Làm bù\r\n';
    const plain = calendarOf(read(table));
    expect(plain.daysOff.at(-1)).toEqual({ date: '2027-01-01', name: 'Tết Dương lịch' });
    expect(plain.makeUpDays.at(-1)).toEqual({ date: '2027-01-09', name: 'Làm bù' });
    expect(calendarOf(read(`\ufeff${table}`))).toEqual(plain);
    expect(calendarOf(read(table.normalize('NFD')))).toEqual(plain);
    expect(calendarOf(read(`\ufeff${table}`, 'utf16le'))).toEqual(plain);
  });

  it.each<[string, string, number | undefined, string | undefined]>([
    ['a column that is missing', 'date,name\n2027-01-01,x\n', 1, 'kind'],
    ['a column that is there twice', 'date,kind,name,ngày\n2027-01-01,OFF,x,y\n', 1, 'date'],
    ['a day that does not exist', 'date,kind,name\n2027-01-01,OFF,x\n2027-02-30,OFF,x\n', 3, 'date'],
    ['a kind nobody knows', 'date,kind,name\n\n2027-01-01,MAYBE,x\n', 3, 'kind'],
    ['a day off without a name', 'date,kind,name\n2027-01-01,OFF,\n', 2, 'name'],
    ['a date given twice', 'date,kind,name\n2027-01-01,OFF,x\n2027-01-01,WORK,x\n', 3, 'date'],
    ['a weekday that is another', 'date,weekday,kind,name\n2027-01-01,T5,OFF,x\n', 2, 'weekday'],
    ['an open quote', 'date,kind,name\n2027-01-01,OFF,"x\n', undefined, undefined],
    ['only a header', 'date,kind,name\n', undefined, undefined],
    ['nothing', '', undefined, undefined],
  ])('refuses %s, naming row and column', (_, table, row, column) => {
    const [error] = errorsOf(read(table));
    expect([error?.row, error?.column]).toEqual([row, column]);
    expect(error?.message.length).toBeGreaterThan(5);
  });

  it('refuses what is no text, is too large, or has no calendar to change', () => {
    expect(errorsOf(readCalendarFile(Buffer.from([0xc3, 0x28]), base))).toHaveLength(1);
    expect(errorsOf(readCalendarFile(Buffer.from('a\0b'), base))).toHaveLength(1);
    expect(errorsOf(readCalendarFile(Buffer.alloc(MOST_CALENDAR_BYTES + 1, 32), base))[0]?.message).toContain('larger');
    expect(errorsOf(readCalendarFile(Buffer.from(TABLE), null))[0]?.message).toContain('JSON');
  });
});

describe('a JSON calendar', () => {
  it('is taken as it stands, without a base', () => {
    expect(calendarOf(readCalendarFile(Buffer.from(JSON.stringify(base)), null))).toEqual(base);
  });

  it('is refused by pointer, and broken JSON as a whole', () => {
    expect(errorsOf(read(JSON.stringify({ ...base, version: 0 })))).toMatchObject([{ pointer: '/version' }]);
    expect(errorsOf(read('{"id": '))).toHaveLength(1);
    expect(errorsOf(read('[]'))).toMatchObject([{ pointer: '' }]);
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(errorsOf(read(`{"id":${deep}}`))).toMatchObject([{ message: 'nested deeper than 32 levels' }]);
  });
});

const shared = process.env['DUNGHEN_SHARED_DIR'] ?? resolve(process.cwd(), '../shared');
const real = resolve(shared, 'data/vn/work_calendar_2021_2026.csv');
const fileSpec = existsSync(real) ? it : it.skip;

describe('the real notices 2021-2026', () => {
  fileSpec('give the civil-service calendar (../shared/data/vn/work_calendar_2021_2026.csv)', () => {
    const calendar = calendarOf(readCalendarFile(readFileSync(real), base));
    expect(calendar.version).toBe(2);
    expect(changedDays(base, calendar)).toBe(null);
  });
});
