import { useIntl } from 'react-intl';
import { CountLink } from '../../figures/count-link.js';
import { useFilterText } from '../../figures/filter-text.js';
import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';
import { MovementText } from './movement-text.js';
import { FILTER_OF_RANKED } from './ranking.js';
import type { Ranking, RankingAsked, RankingRow } from './ranking.js';
import { axisOf } from './scale.js';
import type { Axis } from './scale.js';
import { Whisker } from './whisker.js';

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** Each row's rate as a dot on its interval, with the numbers beside it. */
export function RankingTable({ ranking, asked }: { ranking: Ranking; asked: RankingAsked }) {
  const t = useText();
  const axis = axisOf(ranking);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('ranking.table')}>
      <table className="plain-table ranking-table">
        <thead>
          <tr>
            <th scope="col">{t('ranking.place')}</th>
            <th scope="col">{t(`ranking.by.${ranking.by}`)}</th>
            <th scope="col">
              {t('ranking.picture')}
              <AxisLabels axis={axis} />
            </th>
            <th scope="col" className="right">
              {t('figures.rate.column')}
            </th>
            <th scope="col" className="right">
              {t('ranking.interval')}
            </th>
            <th scope="col" className="right">
              {t('ranking.counted')}
            </th>
            <th scope="col" className="right">
              {t('figures.cell.late')}
            </th>
            <th scope="col">{t('ranking.againstTotal')}</th>
            <th scope="col">{t('ranking.movement')}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row) => (
            <Row key={row.key[ranking.by] ?? ''} row={row} ranking={ranking} asked={asked} axis={axis} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AxisLabels({ axis: { from, ticks } }: { axis: Axis }) {
  const intl = useIntl();
  return (
    <span className="whisker-axis num" aria-hidden>
      {ticks.map((tick) => (
        <span key={tick} style={{ insetInlineStart: `${String(((tick - from) / (100 - from)) * 100)}%` }}>
          {intl.formatNumber(tick)}
        </span>
      ))}
    </span>
  );
}

interface RowProps {
  row: RankingRow;
  ranking: Ranking;
  asked: RankingAsked;
  axis: Axis;
}

function Row({ row, ranking, asked, axis }: RowProps) {
  const t = useText();
  const intl = useIntl();
  const text = useFilterText();
  const filter = FILTER_OF_RANKED[ranking.by];
  const key = row.key[ranking.by] ?? null;
  const name = row.name ?? (key === null ? t(`ranking.none.${ranking.by}`) : text(filter, key));
  const behind: Question = { ...asked.question, asOf: ranking.asOf, [filter]: key ?? '' };
  const shown = (percent: string) => intl.formatNumber(Number(percent), TWO);
  return (
    <tr>
      <td className="num ranking-place">
        <Place row={row} ranking={ranking} />
      </td>
      <th scope="row" className="ranking-name">
        {name}
      </th>
      <td className="ranking-picture">
        <Whisker row={row} total={ranking.total.rate.percent} axis={axis} />
      </td>
      <td className="right num">{row.rate.percent === null ? '—' : `${shown(row.rate.percent)} %`}</td>
      <td className="right num">
        {row.interval === null ? '—' : `${shown(row.interval.low)} – ${shown(row.interval.high)}`}
      </td>
      <td className="right">
        <CountLink count={row.rate.denominator} cell="denominator" question={behind} of={name} />
      </td>
      <td className="right">
        <CountLink count={row.late} cell="late" question={behind} of={name} />
      </td>
      <td className="ranking-words">
        <AgainstTotal row={row} />
      </td>
      <td className="num ranking-words">
        <MovementText movement={row.movement} order={ranking.order} />
      </td>
    </tr>
  );
}

function Place({ row: { place, unranked }, ranking: { rows, minimum } }: Pick<RowProps, 'row' | 'ranking'>) {
  const t = useText();
  if (place === null) {
    return <span className="muted">{t(`ranking.unranked.${unranked ?? 'noBase'}`, { minimum })}</span>;
  }
  const shared = rows.filter((other) => other.place === place).length > 1;
  return (
    <>
      <strong>{place}</strong>
      {shared && <span className="muted"> {t('ranking.shared')}</span>}
    </>
  );
}

const SIGNS = { above: '▲', below: '▼', notApart: '≈' } as const;

function AgainstTotal({ row: { againstTotal } }: { row: RankingRow }) {
  const t = useText();
  if (againstTotal === null) return <span className="muted">—</span>;
  return (
    <span className={`against against-${againstTotal}`}>
      <span aria-hidden>{SIGNS[againstTotal]}</span> {t(`ranking.againstTotal.${againstTotal}`)}
    </span>
  );
}
