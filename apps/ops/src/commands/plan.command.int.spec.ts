import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishedPlan, Scorecard, ScorecardList } from '#application';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { addPlanCommand } from './plan.command.js';
import { addScorecardCommand } from './scorecard.command.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';

const PLAN = {
  ...{ id: 'x01-2026', title: 'Kế hoạch', issuedBy: 'UBND', document: '1/KH', years: { from: 2026, to: 2026 } },
  targets: [{ id: 'inspection', title: 'Kiểm tra', kind: 'statement', source: 'UBND' }],
};

let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('X01', addPlanCommand, addScorecardCommand);
  await desk.inDatabase((database) => createSmallTenant(database, 'X01'));
  await desk.project();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const file = (document: object): string => desk.file('plan.json', document);

describe('dh plan import', () => {
  it('says what it would do, does it, and does nothing the second time', async () => {
    const dry = await desk.json<PublishedPlan>('plan', 'import', file(PLAN), '--dry-run');
    expect(dry).toMatchObject({ id: 'x01-2026', version: 1, changed: true, dryRun: true, position: null });
    const done = await desk.json<PublishedPlan>('plan', 'import', file(PLAN));
    expect(done).toMatchObject({ changed: true, dryRun: false, difference: { added: ['inspection'] } });
    expect(done.position).not.toBeNull();
    expect(await desk.json<PublishedPlan>('plan', 'import', file(PLAN))).toMatchObject({
      changed: false,
      position: null,
    });
  });

  it('names the fields of a bad plan and writes nothing', async () => {
    const broken = { ...PLAN, years: { from: 2026, to: 2025 }, targets: [{ id: 'a' }] };
    await expect(desk.json('plan', 'import', file(broken))).rejects.toThrow('4 problems, nothing was written');
    expect(desk.told.map((line) => line.split(':')[0])).toEqual([
      ...['/years/to', '/targets/0/kind', '/targets/0/title', '/targets/0/source'],
    ]);
  });
});

describe('dh scorecard', () => {
  it('prints all plans in short, and one in full', async () => {
    const { items } = await desk.json<ScorecardList>('scorecard', '--year', '2022');
    expect(items.map(({ plan }) => plan.id)).toContain('x01-2026');
    const card = await desk.json<Scorecard>('scorecard', 'hn-27-2022', '--year', '2022');
    expect(card).toMatchObject({ plan: { id: 'hn-27-2022' }, summary: { targets: 6, met: 0, noFigure: 5 } });
  });
});

describe('dh plan figures', () => {
  const sipas = ['--target', 'sipas', '--year', '2022', '--value', '86.5', '--unit', 'percent'];
  const figure = [...sipas, '--source', 'Bộ Nội vụ', '--published-on', '2023-04-19'];
  const enter = (...args: string[]) => desk.json<{ entered: object[] }>('plan', 'figures', 'hn-27-2022', ...args);

  it('enters a figure by options, once; the card shows it', async () => {
    expect(await enter(...figure)).toMatchObject({ entered: [{ targetId: 'sipas', period: '2022', isNew: true }] });
    expect(await enter(...figure)).toMatchObject({ entered: [{ actorId: 'dh plan figures', isNew: false }] });
    const card = await desk.json<Scorecard>('scorecard', 'hn-27-2022', '--year', '2022');
    expect(card.targets.find(({ id }) => id === 'sipas')).toMatchObject({ met: true, entered: { value: '86.5' } });
    const { targets, figures } = await desk.json<Record<string, object[]>>('plan', 'figures', 'hn-27-2022');
    expect(targets).toContainEqual(expect.objectContaining({ id: 'sipas', unit: 'percent' }));
    expect(figures).toHaveLength(1);
  });

  it('enters a file of them, or none of them and says what is wrong with which', async () => {
    const one = {
      targetId: 'sipas',
      year: 2023,
      value: '87',
      unit: 'percent',
      source: 'BNV',
      publishedOn: '2024-04-19',
    };
    const bad = desk.file('figures.json', [one, { ...one, unit: 'rank' }, { ...one, targetId: 'on-time' }]);
    await expect(enter('--file', bad)).rejects.toThrow('nothing was written');
    expect(desk.told.map((line) => line.split(':')[0])).toEqual(['/1/unit', '/2/targetId']);
    const good = desk.file('figures.json', [one, { ...one, year: 2024, publishedOn: '2025-04-19' }]);
    expect(await enter('--file', good)).toMatchObject({ entered: [{ isNew: true }, { period: '2024', isNew: true }] });
    await expect(enter('--file', good, '--value', '1')).rejects.toThrow('either');
  });
});
