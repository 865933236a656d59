import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { theme as antTheme } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { TARGETS } from './targets.js';

register([
  ...[LineChart, GridComponent, TooltipComponent, MarkLineComponent, LegendComponent, AriaComponent],
  SVGRenderer,
]);

/** A line: percent by month, null where nothing was judged. */
export interface Line {
  name: string;
  percents: readonly (number | null)[];
}

interface TrendChartProps {
  months: readonly string[];
  lines: readonly Line[];
  label: string;
}

/** Rates by month with the lines of the targets; a month without a rate is a gap. */
export default function TrendChart({ months, lines, label }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const option = useOption(months, lines);
  useEffect(() => {
    if (box.current === null) return;
    const drawn = init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => {
      drawn.resize();
      scaleOnPaper(drawn);
    });
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={box} className="trend-chart" role="img" aria-label={label} />;
}

/** Paper is narrower than the screen, and a sheet is made without a chance to draw anew: with a view box the drawing scales. */
function scaleOnPaper(drawn: EChartsType): void {
  const picture = drawn.getDom().querySelector('svg');
  picture?.setAttribute('viewBox', `0 0 ${String(drawn.getWidth())} ${String(drawn.getHeight())}`);
}

/** The lowest whole percent below every rate, so that the lines fill the picture; the axis says where it begins. */
function floorOf(lines: readonly Line[]): number {
  const percents = lines.flatMap((line) => line.percents.filter((percent) => percent !== null));
  return Math.max(0, Math.min(97, Math.floor(Math.min(...percents)) - 1));
}

/** Lines are told apart by their dashes and marks, too. */
const MANNERS = [
  { symbol: 'circle', type: 'solid' },
  { symbol: 'rect', type: 'dashed' },
  { symbol: 'triangle', type: 'dotted' },
] as const;

function useOption(months: readonly string[], lines: readonly Line[]) {
  const intl = useIntl();
  const { token } = antTheme.useToken();
  return useMemo(() => {
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 };
    const percent = (value: unknown) => (typeof value === 'number' ? `${intl.formatNumber(value)} %` : '—');
    const colors = [token.colorPrimary, token.colorText, token.colorTextSecondary];
    const many = lines.length > 1;
    return {
      animation: false,
      textStyle: text,
      grid: { left: 60, right: 56, top: many ? 40 : 16, bottom: 28 },
      ...(many ? { legend: { top: 0, left: 0, itemWidth: 36, textStyle: text } } : {}),
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: percent },
      xAxis: { type: 'category', data: [...months], axisLabel: text, boundaryGap: false },
      yAxis: {
        ...{ type: 'value', min: floorOf(lines), max: 100, axisLabel: { ...text, formatter: percent } },
        splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      },
      series: lines.map((line, i) => {
        const { symbol, type } = MANNERS[i % MANNERS.length] ?? MANNERS[0];
        const color = colors[i % colors.length];
        return {
          ...{ type: 'line', name: line.name, symbol, symbolSize: 8, connectNulls: false },
          data: [...line.percents],
          lineStyle: { width: 2.5, color, type },
          itemStyle: { color },
          ...(i === 0 ? { markLine: targetLines(text, token.colorTextSecondary, percent) } : {}),
        };
      }),
    };
  }, [intl, token, months, lines]);
}

const targetLines = (text: object, color: string, percent: (value: unknown) => string) => ({
  ...{ symbol: 'none', silent: true, lineStyle: { type: 'dashed', color } },
  label: { ...text, position: 'end', formatter: ({ value }: { value: unknown }) => percent(value) },
  data: TARGETS.map((yAxis) => ({ yAxis })),
});
