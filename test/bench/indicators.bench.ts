import { KNOWN_POLICIES } from '#indicators';
import type { PolicyName } from '#indicators';
import { availablePolicies, figures, inSnapshot } from '#read-models';
import { median } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { openFactsDatabase } from './facts/facts-database.js';
import type { FactsDatabase } from './facts/facts-database.js';
import { CITY, LIVE } from './facts/sizes.js';

const ROUNDS = 9;
const AS_OF = '2026-10-31T23:00:00+07:00';

interface Asked {
  name: string;
  from: string;
  to: string;
  policy: PolicyName;
  asOf?: string;
}

const month = { from: LIVE.lastMonth, to: '2026-10-31', policy: 'tt01-2020' } as const;
const questions = (): Asked[] => [
  { name: 'indicators', ...month },
  { name: 'indicators as of the month', ...month, asOf: AS_OF },
  { name: 'indicators a year ago', ...month, from: '2025-11-01', to: '2025-11-30' },
  ...availablePolicies()
    .filter((policy) => policy !== month.policy)
    .map((policy) => ({ name: `indicators ${policy}`, ...month, policy })),
];

/** One month of one city by agency, through the product's own query; milliseconds. */
async function ask({ database }: FactsDatabase, tenant: string, { from, to, policy, asOf }: Asked): Promise<number> {
  const started = performance.now();
  const answer = await inSnapshot(database, (sql) =>
    figures(sql, {
      ...{ tenant, timezone: LIVE.timezone, from, to, policy: KNOWN_POLICIES[policy], groupBy: ['agency'] },
      ...{ filters: {}, scope: CITY, now: Date.parse(LIVE.now), asOf: asOf === undefined ? null : Date.parse(asOf) },
    }),
  );
  const { received, refused } = answer.total;
  if (received + refused !== LIVE.cityPerMonth)
    throw new Error(
      `${tenant} ${policy} ${from} asOf ${String(asOf)}: ${String(received)} received, ${String(refused)} refused`,
    );
  return performance.now() - started;
}

/**
 * A month of a city that received 8,000 dossiers, in a tenant of the largest size against one of the smallest. Every
 * policy; a month a year back; and as of a moment of the past, which reads the superseded rows, too.
 */
export const indicatorsBenchmark: Benchmark = {
  name: 'indicators',
  async run() {
    const bench = await openFactsDatabase(AS_OF);
    try {
      const [small, ...larger] = bench.sizes;
      const results: BenchResult[] = [];
      for (const question of questions()) {
        for (const large of larger) {
          const [ours, baseline]: [number[], number[]] = [[], []];
          for (let round = 0; round <= ROUNDS; round++) {
            const [mine, theirs] = [
              await ask(bench, large.tenant, question),
              await ask(bench, small?.tenant ?? '', question),
            ];
            // The first round plans and reads from the disk.
            if (round === 0) continue;
            ours.push(mine);
            baseline.push(theirs);
          }
          const ratio = Number((median(ours) / median(baseline)).toFixed(3));
          const rounded = { ours: round1(median(ours)), baseline: round1(median(baseline)), ratio };
          results.push({ bench: question.name, n: large.dossiers, ...rounded, unit: 'ms' });
        }
      }
      return results;
    } finally {
      await bench.close();
    }
  },
};

const round1 = (value: number): number => Number(value.toFixed(1));
