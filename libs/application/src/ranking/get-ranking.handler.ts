import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Catalogue } from '#dossier';
import type { Database } from '#event-store';
import { CONFIDENCE, againstTotal, movementOf, placeRows, wilsonInterval } from '#indicators';
import { figures, inSnapshot } from '#read-models';
import type { FigureRow, FiguresAnswer } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { GetRanking } from './get-ranking.js';
import type { RankingAnswer, RankingRow } from './get-ranking.js';
import { parseRankingQuery } from './ranking-query.js';
import type { Ranked, RankingQuery } from './ranking-query.js';

@QueryHandler(GetRanking)
export class GetRankingHandler implements IQueryHandler<GetRanking, RankingAnswer> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetRanking): Promise<RankingAnswer> {
    requireOperation(principal, 'indicators.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseRankingQuery(parameters, now, timezone);
    const catalogue = await this.catalogues.of(tenant);
    const agencies = scopeOf(principal, catalogue);
    const scope = agencies === null ? null : [...agencies];
    const question = { tenant, timezone, scope, now, ...query, groupBy: [query.by] };
    const [current, before] = await inSnapshot(this.database, async (sql) => [
      await figures(sql, question),
      await figures(sql, { ...question, ...query.previous }),
    ]);
    return toAnswer(query, catalogue, current, before);
  }
}

function toAnswer(
  query: RankingQuery,
  catalogue: Catalogue,
  current: FiguresAnswer,
  before: FiguresAnswer,
): RankingAnswer {
  const { by, order, minimum, previous } = query;
  const { total, policy, policyVersion, from, to, asOf, position, computedAt, incomplete } = current;
  const { numerator, denominator } = total.rate;
  const earlier = new Map(placed(before, query).map((one) => [one.row.key[by] ?? null, one]));
  const rows = placed(current, query).map(({ row, ...standing }): RankingRow => {
    const key = row.key[by] ?? null;
    const then = earlier.get(key);
    const known = then === undefined ? null : { place: then.place, rate: then.row.rate };
    const movement = movementOf({ place: standing.place, rate: row.rate }, known);
    const against = { againstTotal: againstTotal(row.rate, total.rate) };
    return { ...row, name: nameOf(by, key, catalogue), ...standing, ...against, previous: known, movement };
  });
  return {
    ...{ by, order, minimum, confidence: CONFIDENCE, rows },
    total: { ...total, interval: wilsonInterval(numerator, denominator) },
    ...{ from, to, previous, policy, policyVersion, asOf, position, computedAt, incomplete },
  };
}

const placed = ({ rows }: FiguresAnswer, { by, order, minimum }: RankingQuery) =>
  placeRows<FigureRow>(
    rows,
    (row) => row.rate,
    (row) => (row.key[by] ?? null) === null,
    { order, minimum },
  );

function nameOf(by: Ranked, key: string | null, catalogue: Catalogue): string | null {
  if (key === null) return null;
  switch (by) {
    case 'agency':
      return catalogue.agencies.get(key)?.name ?? null;
    case 'field':
      return catalogue.fields.get(key)?.name ?? null;
    case 'procedure':
      return catalogue.procedures.get(key)?.at(-1)?.name ?? null;
    case 'officer':
      return null;
    default:
      return by satisfies never;
  }
}
