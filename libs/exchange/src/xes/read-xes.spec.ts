import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { readCaseListMapping } from '../case-list/index.js';
import type { ReadRow } from '../case-list/index.js';
import { readXes } from './read-xes.js';
import type { XesOptions } from './read-xes.js';

const MAPPING = readCaseListMapping({
  columns: { code: 'case:concept:name', receivedAt: 'start', dueAt: 'deadline' },
});
const attribute = (key: string, value: string): string => `<string key="${key}" value="${value}"/>`;
const event = (name: string, at = '2026-03-02T09:00:00+07:00', more = ''): string =>
  `<event>${attribute('concept:name', name)}<date key="time:timestamp" value="${at}"/>${more}</event>`;
const trace = (code: string, events = ''): string =>
  `<trace>${attribute('concept:name', code)}<date key="start" value="2026-03-02T08:00:00.000+07:00"/>
  <date key="deadline" value="2026-03-10T17:00:00+07:00"/>${events}</trace>`;
const log = (...traces: string[]): string => `<?xml version="1.0"?>\n<log xes.version="2.0">${traces.join('\n')}</log>`;

/** @param size of the pieces the file comes in */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function read(file: string | Uint8Array, options: Partial<XesOptions> = {}, size = 1024): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const all = { mapping: MAPPING, timezone: 'Asia/Ho_Chi_Minh', ...options };
  for await (const { records, reader } of readXes(pieces(bytes, size), all)) {
    rows.push(...records.map((record) => reader.read(record)));
  }
  return rows;
}

describe('an event log', () => {
  const officer = attribute('org:resource', 'Nguyễn Văn An');
  const file = log(trace('HS-1', event('Thẩm định', '2026-03-02T09:00:00+07:00', officer)), trace('HS-2'));

  it.each([1, 7, 4096])('is a row for each trace, its events activities, in pieces of %d bytes', async (size) => {
    const [first, second] = await read(file, { pseudonymOf: () => 'p-1' }, size);
    expect(first).toMatchObject({
      ...{ row: 1, code: 'HS-1', problems: [] },
      receivedAt: Date.parse('2026-03-02T01:00:00Z'),
      dueAt: Date.parse('2026-03-10T10:00:00Z'),
      activities: [
        { at: Date.parse('2026-03-02T02:00:00Z'), name: 'Thẩm định', status: null, unitId: null, pseudonym: 'p-1' },
      ],
    });
    expect(second).toMatchObject({ row: 2, code: 'HS-2', activities: [] });
  });
  it('is read gzipped', async () => {
    expect(await read(gzipSync(file))).toHaveLength(2);
  });
  it('keeps nobody where nothing can stand for a name', async () => {
    expect((await read(file))[0]?.activities?.[0]?.pseudonym).toBeNull();
  });
  it('may name the attributes of its events otherwise', async () => {
    const mapping = { ...MAPPING, events: { name: 'buoc' } };
    const named = log(
      trace('HS-1', `<event>${attribute('buoc', 'A')}<date key="time:timestamp" value="2026-03-02"/></event>`),
    );
    expect((await read(named, { mapping }))[0]?.activities).toMatchObject([{ name: 'A' }]);
  });
  it('has NFC text, whatever the file has', async () => {
    const [row] = await read(log(trace('Hồ sơ'.normalize('NFD'), event('Thẩm định'.normalize('NFD')))));
    expect([row?.code, row?.activities?.[0]?.name]).toEqual(['Hồ sơ', 'Thẩm định']);
  });
  it('passes over attributes within attributes, and those of the log', async () => {
    const nested = `<string key="x" value="1">${attribute('concept:name', 'khác')}</string>`;
    expect((await read(log(attribute('concept:name', 'log'), trace('HS-1', nested))))[0]?.code).toBe('HS-1');
  });
  it.each([
    ['without a name', '<event><date key="time:timestamp" value="2026-03-02"/></event>', 'ACTIVITY.NAME_MISSING'],
    ['without a time', `<event>${attribute('concept:name', 'A')}</event>`, 'ACTIVITY.TIME_MISSING'],
    ['at no time', event('A', 'hôm qua'), 'TIME.UNREADABLE'],
  ])('names the event %s, which rejects its trace', async (_name, events, code) => {
    const [row] = await read(log(trace('HS-1', event('B') + events)));
    expect(row?.problems).toEqual([{ code, field: 'activities', given: expect.stringContaining('event 2') }]);
  });
  it('rejects a trace with more events than are read, without holding them', async () => {
    const [row] = await read(log(trace('HS-1', event('A').repeat(5))), { limits: { events: 3 } });
    expect(row?.activities).toHaveLength(3);
    expect(row?.problems).toEqual([{ code: 'ACTIVITIES.TOO_MANY', field: 'activities' }]);
  });
});

describe('a log that says it is ours', () => {
  const own = (resource: string): string =>
    log(
      '<extension name="DungHen" prefix="dunghen" uri="urn:dunghen:xes:1"/>',
      `<trace>${attribute('concept:name', 'HS-1')}<date key="dunghen:receivedAt" value="2026-03-02T01:00:00.000Z"/>
      ${attribute('dunghen:grain', 'instant')}<list key="dunghen:dues"><values>
      <date key="dunghen:due" value="2026-03-10T10:00:00.000Z"><date key="dunghen:since" value="2026-03-02T01:00:00.000Z"/></date>
      <boolean key="dunghen:noDue" value="true"><date key="dunghen:since" value="2026-03-04T01:00:00.000Z"/></boolean>
      </values></list>
      <event>${attribute('concept:name', 'DossierReceived')}${attribute('dunghen:fact', 'DossierReceived')}</event>
      ${event('Thẩm định', '2026-03-02T09:00:00+07:00', attribute('org:resource', resource))}</trace>`,
    );
  const options = { mapping: null, pseudonymOf: () => 'p-1' };

  it('needs no mapping, tells every due, and its facts are no activities', async () => {
    const [row] = await read(own('p-0123456789abcdef'), options);
    const [promised, taken] = ['2026-03-02T01:00:00Z', '2026-03-04T01:00:00Z'].map((at) => Date.parse(at));
    expect(row).toMatchObject({
      ...{ code: 'HS-1', receivedAt: promised, dueAt: null, grain: 'instant', problems: [] },
      dues: [
        { since: promised, dueAt: Date.parse('2026-03-10T10:00:00Z') },
        { since: taken, dueAt: null },
      ],
      activities: [{ name: 'Thẩm định', pseudonym: 'p-0123456789abcdef' }],
    });
  });
  it('keeps no name that somebody wrote into it', async () => {
    expect((await read(own('Nguyễn Văn An'), options))[0]?.activities).toMatchObject([{ pseudonym: 'p-1' }]);
  });
});

describe('a hostile or broken log', () => {
  const bomb = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><log><trace>&b;</trace></log>';
  const deep = log(trace('HS-1', '<string key="a" value="1">'.repeat(100)));
  it.each([
    ['defines entities', bomb, 'FILE.UNSAFE', 'line 1'],
    ['asks for another file', '<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>', 'FILE.UNSAFE', 'DOCTYPE'],
    ['uses an entity nobody defined', log('<trace>&lol;</trace>'), 'FILE.CORRUPT', 'line 2'],
    ['nests without end', deep, 'FILE.TOO_DEEP', 'line 3'],
    ['is cut off in a tag', log(trace('HS-1')).slice(0, -20), 'FILE.TRUNCATED', 'cut off'],
    ['is cut off between tags', log(trace('HS-1')).slice(0, -6), 'FILE.TRUNCATED', 'cut off'],
    ['is empty', '', 'FILE.EMPTY', 'empty'],
    ['is a table', 'code,received\nA,B\n', 'FILE.CORRUPT', 'no XML'],
    ['is another document', '<html></html>', 'FILE.CORRUPT', 'no XES log'],
    ['closes what was not open', '<log></trace></log>', 'FILE.CORRUPT', 'line 1'],
    [
      'has none of an attribute',
      log(`<trace>${attribute('concept:name', 'A')}</trace>`),
      'HEADER.COLUMN_MISSING',
      '"start"',
    ],
  ])('that %s is refused as a whole', async (_name, file, code, told) => {
    await expect(read(file)).rejects.toMatchObject({ code, message: expect.stringContaining(told) });
  });
  it('is refused in another encoding, naming the line', async () => {
    const file = Buffer.concat([Buffer.from(`<log>\n`), Buffer.from('<trace n="Hå"/>', 'latin1')]);
    await expect(read(file)).rejects.toMatchObject({
      code: 'FILE.ENCODING',
      message: expect.stringContaining('line 2'),
    });
  });
  it('is refused where a gzip ends early', async () => {
    const packed = gzipSync(log(...Array.from({ length: 50 }, (_, n) => trace(`HS-${String(n)}`))));
    await expect(read(packed.subarray(0, -9))).rejects.toMatchObject({ code: 'FILE.TRUNCATED' });
  });
  it('is refused where it has more traces or bytes than are read', async () => {
    const file = log(trace('A'), trace('B'));
    await expect(read(file, { limits: { rows: 1 } })).rejects.toMatchObject({ code: 'FILE.TOO_MANY_ROWS' });
    await expect(read(gzipSync(file), { limits: { bytes: 100 } })).rejects.toMatchObject({ code: 'FILE.TOO_LARGE' });
  });
  it('with an attribute that never ends is given up soon, however much would follow', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<log><trace><string key="');
      for (;;) {
        given += 65_536;
        yield await Promise.resolve(Buffer.alloc(65_536, 'a'));
      }
    }
    const reading = async () => {
      for await (const batch of readXes(endless(), { mapping: MAPPING, timezone: 'Asia/Ho_Chi_Minh' })) void batch;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'FILE.RECORD_TOO_LONG' });
    expect(given).toBeLessThan(2 * 1024 ** 2);
  });
  it('of another program needs a mapping', async () => {
    await expect(read(log(trace('A')), { mapping: null })).rejects.toMatchObject({ code: 'MAPPING.NEEDED' });
  });
});
