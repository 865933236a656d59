import type pg from 'pg';
import { COMPUTED_POLICIES } from '#application';
import type { CountName } from '#indicators';
import { countsOfStandings } from '#read-models';
import type { Standing } from '#read-models';
import { BY_HAND_COUNTS, BY_HAND_POLICIES } from './by-hand-sql.js';

const OURS = `
  select month::int, channel::int, array_agg(standing) as standings, array_agg(n) as dossiers, max(cells)::int as cells
  from (
    select month, channel, standing, sum(n)::int as n
    from monthly_figure, unnest(standings, dossiers) as s(standing, n) where tenant_id = $1
    group by month, channel, standing) f
  join (select month, channel, count(*) as cells from monthly_figure where tenant_id = $1 group by month, channel) c
    using (month, channel)
  group by month, channel order by month, channel`;

const columns = BY_HAND_POLICIES.flatMap((policy) => BY_HAND_COUNTS.map((name) => `sum(${policy}_${name})::int`));
const BY_HAND = `
  select month::int, channel::int, array[${columns.join(', ')}] as counts, count(*)::int as cells
  from figure_by_hand group by month, channel order by month, channel`;

const NAMES: readonly CountName[] = [
  ...(['received', 'carriedOver', 'early', 'onTime', 'late', 'openInTime', 'openOverdue', 'waiting'] as const),
  ...(['withdrawn', 'stopped', 'refused', 'noLimitResolved', 'noLimitOpen'] as const),
];

/** Every count of every policy, month and channel, and the number of cells, are the same in both tables; else throws. */
export async function expectEqualTotals(owner: pg.Client, tenant: string): Promise<void> {
  const ours = await owner.query<Total & { standings: Standing[]; dossiers: number[] }>(OURS, [tenant]);
  const byHand = await owner.query<Total & { counts: number[] }>(BY_HAND);
  const mine = ours.rows.map(({ month, channel, cells, standings, dossiers }) => {
    const counts = COMPUTED_POLICIES.flatMap((policy) => {
      const counted = countsOfStandings(standings, dossiers, COMPUTED_POLICIES, policy);
      return NAMES.map((name) => counted[name]);
    });
    return JSON.stringify({ month, channel, cells, counts });
  });
  const theirs = byHand.rows.map(({ month, channel, cells, counts }) =>
    JSON.stringify({ month, channel, cells, counts }),
  );
  if (mine.length === 0) throw new Error(`${tenant}: no figures`);
  const at = Array.from({ length: Math.max(mine.length, theirs.length) }, (_, index) => index).find(
    (index) => mine[index] !== theirs[index],
  );
  if (at !== undefined) throw new Error(`${tenant}: ours ${String(mine[at])}, by hand ${String(theirs[at])}`);
}

interface Total {
  month: number;
  channel: number;
  cells: number;
}
