'use client';

import {
  Bar,
  CartesianGrid,
  Label,
  LabelList,
  BarChart as Plot,
  Rectangle,
  type RectangleProps,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { axisText } from '#components/charts/axis';
import { Pattern, patternFill } from '#components/charts/pattern';
import { type ChartData, totalOf } from '#components/charts/types';

interface BarsProps extends ChartData {
  layout: 'columns' | 'rows';
}

/** Per letter of a row's label, in pixels; as much as the axis may take. */
const LETTER = 6.2;
const WIDEST_AXIS = 150;

/** The bars of a chart. Loaded by itself; it must not be reached but by `next/dynamic`. */
export default function Bars({ categories, series, axes, layout }: BarsProps) {
  const rows = layout === 'rows';
  const data = categories.map((category) => ({
    name: category.short ?? category.label,
    danger: category.danger,
    total: totalOf(category, series) || null,
    ...category.values,
  }));
  const longest = Math.max(...data.map(({ name }) => name.length), 0);
  const names = {
    dataKey: 'name',
    type: 'category',
    tick: axisText,
    tickLine: false,
    axisLine: { stroke: 'var(--border)' },
  } as const;
  const counts = {
    type: 'number',
    allowDecimals: false,
    tick: axisText,
    tickLine: false,
    axisLine: false,
  } as const;
  return (
    <ResponsiveContainer>
      <Plot
        data={data}
        layout={rows ? 'vertical' : 'horizontal'}
        margin={{ top: 16, right: rows ? 32 : 8, bottom: 16, left: 0 }}
        barCategoryGap="20%"
        // Hidden from screen readers, which have the table, it must not take the focus either.
        accessibilityLayer={false}
      >
        <Pattern />
        <CartesianGrid stroke="var(--separator)" vertical={rows} horizontal={!rows} />
        {rows ? (
          <>
            <XAxis {...counts}>
              <Label value={axes.value} position="bottom" offset={0} {...axisText} />
            </XAxis>
            <YAxis {...names} width={Math.min(longest * LETTER + 12, WIDEST_AXIS)} interval={0} />
          </>
        ) : (
          <>
            <XAxis {...names} interval="equidistantPreserveStart" minTickGap={2}>
              <Label value={axes.category} position="bottom" offset={0} {...axisText} />
            </XAxis>
            <YAxis {...counts} width={44}>
              <Label value={axes.value} angle={-90} position="insideLeft" offset={8} dy={40} {...axisText} />
            </YAxis>
          </>
        )}
        {series.map(({ id }, index) => (
          <Bar
            key={id}
            dataKey={id}
            stackId="all"
            maxBarSize={rows ? 18 : 36}
            isAnimationActive={false}
            shape={(bar) => <Piece {...bar} fill={fillOf(bar, index)} />}
          >
            {index === series.length - 1 ? (
              <LabelList
                dataKey="total"
                position={rows ? 'right' : 'top'}
                fill="var(--foreground)"
                fontSize={11}
              />
            ) : null}
          </Bar>
        ))}
      </Plot>
    </ResponsiveContainer>
  );
}

const Piece = ({ fill, ...bar }: RectangleProps & { fill: string }) => (
  <Rectangle {...bar} fill={fill} stroke={fill.startsWith('url') ? 'var(--accent)' : fill} />
);

const fillOf = (bar: object, index: number): string =>
  index === 0 && Reflect.get(bar, 'danger') === true ? 'var(--danger)' : patternFill(index);
