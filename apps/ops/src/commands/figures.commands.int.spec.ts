import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { append, lives } from '../../../../test/faults/support/log-writer.js';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { addIndicatorsCommand } from './indicators.command.js';
import { addRankingCommand } from './ranking.command.js';
import { addSignalsCommand } from './signals.command.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';

let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('F01', addIndicatorsCommand, addRankingCommand, addSignalsCommand);
  await desk.inDatabase(async (database) => {
    await createSmallTenant(database, 'F01');
    await append(database, 'F01', lives(60));
  });
  await desk.project();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

type Answer = Record<string, unknown> & { items: object[]; rows: object[]; total: Record<string, number> };
const json = (...args: string[]): Promise<Answer> => desk.json<Answer>(...args);

describe('dh indicators', () => {
  it('counts a cell, and lists the dossiers behind it page by page', async () => {
    const asked = ['indicators', '--from', '2026-01-01', '--to', '2026-06-30'];
    const received = (await json(...asked)).total['received'] ?? 0;
    expect(received).toBeGreaterThan(2);
    const first = await json(...asked, '--class', 'received', '--limit', '2');
    expect(first.items).toHaveLength(2);
    const rest = await json(...asked, '--class', 'received', '--limit', '200', '--cursor', String(first['next']));
    expect(rest.items.length).toBe(received - 2);
    await expect(json(...asked, '--class', 'tardy')).rejects.toThrow('openOverdue');
    await expect(json(...asked, '--limit', '2')).rejects.toThrow('?limit: accepted are period, from');
  });

  it('says in its help what each parameter accepts', async () => {
    await expect(desk.dh('indicators', '--help')).rejects.toThrow('outputHelp');
    const help = desk.out.join('').replaceAll(/\s+/g, ' ');
    for (const value of ['tt01-2020, first-promise', 'openInTime, openOverdue', 'gregorian, kstt', 'agency, field']) {
      expect(help).toContain(value);
    }
  });
});

describe('dh ranking', () => {
  it('answers as HTTP does, and names what it would accept', async () => {
    const answer = await json('ranking', '--by', 'agency', '--period', '2026', '--minimum', '1');
    expect(answer).toMatchObject({ by: 'agency', order: 'best', minimum: 1, policy: 'tt01-2020' });
    expect(answer.rows.length).toBeGreaterThan(0);
    await expect(json('ranking', '--by', 'ward')).rejects.toThrow('agency, officer, field, procedure');
  });
});

describe('dh signals', () => {
  it('lists the catalogue, sums up a period and pages through the dossiers of one', async () => {
    expect((await json('signals', 'list')).items[0]).toMatchObject({ name: 'bulkEndings' });
    const asked = ['--from', '2026-01-01', '--to', '2026-06-30'];
    const lenient = await json('signals', 'summary', ...asked, '--with', 'bulkEndings.minCount=30');
    expect(lenient['signals']).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'bulkEndings',
          parameters: expect.objectContaining({ minCount: { value: 30, from: 'request' } }),
        }),
      ]),
    );
    expect(await json('signals', 'dossiers', 'processedWithoutStep', ...asked, '--limit', '1')).toMatchObject({
      ...{ from: '2026-01-01', policy: 'tt01-2020' },
    });
    await expect(json('signals', 'dossiers', 'nobody')).rejects.toThrow('bulkEndings');
    await expect(json('signals', 'summary', '--with', 'minCount')).rejects.toThrow('name=value');
  });

  it('sets a parameter, which is an event, and takes it back', async () => {
    const valueOf = ({ parameters }: Answer) => (parameters as { name: string; value: number; from: string }[])[0];
    expect(valueOf(await json('signals', 'configure', 'bulkEndings', 'minCount=31'))).toMatchObject({ value: 31 });
    await expect(json('signals', 'configure', 'bulkEndings', 'minCount=many')).rejects.toThrow('a whole number');
    expect(valueOf(await json('signals', 'configure', 'bulkEndings'))).toMatchObject({ from: 'default' });
  });
});
