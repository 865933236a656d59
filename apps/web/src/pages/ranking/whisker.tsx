import type { RankingRow } from './ranking.js';
import { placeOn } from './scale.js';
import type { Axis } from './scale.js';

const WIDTH = 240;
const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;
const x = (percent: number): number => 6 + (percent / 100) * (WIDTH - 12);

/** A rate as a dot on its interval, the rate of all together as a dashed line; the numbers stand beside it. */
export function Whisker({ row, total, axis }: { row: RankingRow; total: string | null; axis: Axis }) {
  const { rate, interval, place } = row;
  const cut = interval !== null && Number(interval.low) < axis.from;
  return (
    <svg className="whisker" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden focusable="false">
      <line className="whisker-ground" x1={x(0)} x2={x(100)} y1={MIDDLE} y2={MIDDLE} />
      {total !== null && <TotalLine at={x(placeOn(axis, Number(total)))} />}
      {interval !== null && (
        <Interval
          from={x(placeOn(axis, Number(interval.low)))}
          to={x(placeOn(axis, Number(interval.high)))}
          cut={cut}
        />
      )}
      {rate.percent !== null && (
        <circle
          className={place === null ? 'whisker-dot whisker-unranked' : 'whisker-dot'}
          cx={x(placeOn(axis, Number(rate.percent)))}
          cy={MIDDLE}
          r={4.5}
        />
      )}
    </svg>
  );
}

function TotalLine({ at }: { at: number }) {
  return <line className="whisker-total" x1={at} x2={at} y1={0} y2={HEIGHT} />;
}

/** An interval that runs off the axis ends in an arrow instead of a bar. */
function Interval({ from, to, cut }: { from: number; to: number; cut: boolean }) {
  const end = (at: number) => <line x1={at} x2={at} y1={MIDDLE - 5} y2={MIDDLE + 5} />;
  return (
    <g className="whisker-interval">
      <line x1={from} x2={to} y1={MIDDLE} y2={MIDDLE} />
      {cut ? (
        <path
          d={`M ${String(from + 6)} ${String(MIDDLE - 4)} L ${String(from)} ${String(MIDDLE)} L ${String(from + 6)} ${String(MIDDLE + 4)}`}
        />
      ) : (
        end(from)
      )}
      {end(to)}
    </g>
  );
}
