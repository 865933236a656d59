import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { theme as antTheme } from 'antd';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { FigureRow } from '../../figures/figures.js';
import { TARGETS } from './targets.js';
import { useMonthText } from '../../figures/month-text.js';

register([LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** The rate by month with the lines of the targets; a month without a rate is a gap. */
export default function TrendChart({ rows, label }: { rows: FigureRow[]; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const option = useOption(rows);
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption(option);
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} className="trend-chart" role="img" aria-label={label} />;
}

/** The lowest whole percent below every rate, so that the line fills the picture; the axis says where it begins. */
function floorOf(rows: FigureRow[]): number {
  const percents = rows.flatMap(({ rate }) => (rate.percent === null ? [] : [Number(rate.percent)]));
  return Math.max(0, Math.min(97, Math.floor(Math.min(...percents)) - 1));
}

function useOption(rows: FigureRow[]) {
  const intl = useIntl();
  const { token } = antTheme.useToken();
  const monthText = useMonthText();
  const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 };
  const percent = (value: unknown) => (typeof value === 'number' ? `${intl.formatNumber(value)} %` : '—');
  return {
    animation: false,
    textStyle: text,
    grid: { left: 52, right: 64, top: 16, bottom: 28 },
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: percent },
    xAxis: { type: 'category', data: rows.map(monthText), axisLabel: text, boundaryGap: false },
    yAxis: {
      ...{ type: 'value', min: floorOf(rows), max: 100, axisLabel: { ...text, formatter: '{value} %' } },
      splitLine: { lineStyle: { color: token.colorBorderSecondary } },
    },
    series: [
      {
        ...{ type: 'line', symbol: 'circle', symbolSize: 8, connectNulls: false },
        data: rows.map(({ rate }) => (rate.percent === null ? null : Number(rate.percent))),
        lineStyle: { width: 2.5, color: token.colorPrimary },
        itemStyle: { color: token.colorPrimary },
        markLine: {
          ...{ symbol: 'none', silent: true, lineStyle: { type: 'dashed', color: token.colorTextSecondary } },
          label: { ...text, position: 'end', formatter: '{c} %' },
          data: TARGETS.map((yAxis) => ({ yAxis })),
        },
      },
    ],
  };
}
