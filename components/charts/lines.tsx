'use client';

import { CartesianGrid, Label, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisText } from '#components/charts/axis';
import type { LineData } from '#components/charts/types';

const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The lines of a chart. Loaded by itself; it must not be reached but by `next/dynamic`. */
export default function Lines({ points, series, axes }: LineData) {
  const data = points.map(({ at, values }) => ({ at: Date.parse(at), ...values }));
  return (
    <ResponsiveContainer>
      <LineChart
        data={data}
        margin={{ top: 12, right: 16, bottom: 16, left: 0 }}
        // Hidden from screen readers, which have the table, it must not take the focus either.
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--separator)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={(at: number) => days.format(at)}
          minTickGap={32}
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: 'var(--border)' }}
        >
          <Label value={axes.category} position="bottom" offset={0} {...axisText} />
        </XAxis>
        <YAxis
          allowDecimals={false}
          domain={[0, 'auto']}
          tick={axisText}
          tickLine={false}
          axisLine={false}
          width={52}
        >
          <Label value={axes.value} angle={-90} position="insideLeft" offset={8} dy={20} {...axisText} />
        </YAxis>
        {series.map(({ id }, index) => (
          <Line
            key={id}
            dataKey={id}
            isAnimationActive={false}
            strokeWidth={2}
            {...(index === 0
              ? { stroke: 'var(--accent)', dot: { r: 3, fill: 'var(--accent)' } }
              : // A limit holds until it is changed.
                {
                  stroke: 'var(--danger)',
                  strokeDasharray: '5 3',
                  type: 'stepAfter' as const,
                  dot: points.length === 1,
                })}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
