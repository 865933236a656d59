import type { Database } from '#event-store';
import { findPolicy } from '#indicators';
import type { CellName, PolicyName } from '#indicators';
import { dossiersBehind } from '../indicators/dossiers-behind.js';
import { figures } from '../indicators/figures.js';
import { inSnapshot } from '../indicators/in-snapshot.js';
import type { FiguresAnswer, FiguresQuestion } from '../indicators/question.js';
import { Desk, type TestEvent, type ToldTestEvent, at } from './desk.js';

/** What a spec says of a question; the rest is March 2026, ungrouped, under tt01-2020, seen from June. */
export type Asked = Partial<Omit<FiguresQuestion, 'policy'>> & { policy?: PolicyName };

let tenants = 0;

/** A tenant of its own whose facts stand on these events. */
export async function deskWith(database: Database, ...events: (TestEvent | ToldTestEvent)[]): Promise<Desk> {
  tenants += 1;
  const desk = await Desk.open(database, `F${String(tenants)}`);
  await desk.log(events);
  await desk.project();
  return desk;
}

export function questionOf(desk: Desk, { policy, ...asked }: Asked): FiguresQuestion {
  const { tenant, timezone } = desk;
  const march = { from: '2026-03-01', to: '2026-03-31' };
  const plain = { ...march, groupBy: [], filters: {}, scope: null, now: at('2026-06-01 08:00') };
  return { tenant, timezone, ...plain, policy: findPolicy(policy), ...asked };
}

export const ask = (desk: Desk, asked: Asked = {}): Promise<FiguresAnswer> =>
  inSnapshot(desk.database, (sql) => figures(sql, questionOf(desk, asked)));

/** The codes of the first page behind a cell. */
export async function behind(desk: Desk, cell: CellName, asked: Asked = {}): Promise<string[]> {
  const page = await dossiersBehind(desk.database, { ...questionOf(desk, asked), class: cell, limit: 200 });
  return page.items.map((item) => item.code);
}
