import { BarChart, type Category } from '#components/charts/bar-chart';
import type { Endings, ExpiryMonths } from '#lib/publisher/expiry/by-month';

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  return (month: string) => formatter.format(new Date(`${month}-01T00:00:00Z`));
};
const long = format({ month: 'long', year: 'numeric' });
const short = format({ month: 'short' });
const shortWithYear = format({ month: 'short', year: 'numeric' });

const series = [
  { id: 'License', label: 'Licenses' },
  { id: 'Maintenance', label: 'Maintenance of perpetual licenses' },
];

const valuesOf = ({ License, Maintenance }: Endings) => ({ License, Maintenance });

interface MonthChartProps {
  counts: ExpiryMonths;
  includeOverdue: boolean;
}

/** How many customer products end in each of the coming months; whatever the period, so that one sees what lies ahead. */
export function MonthChart({ counts, includeOverdue }: MonthChartProps) {
  const months = counts.months.map(
    (each, index): Category => ({
      label: long(each.month),
      // The year where it begins, and where the plot does.
      short: index === 0 || each.month.endsWith('-01') ? shortWithYear(each.month) : short(each.month),
      values: valuesOf(each),
    }),
  );
  const overdue: Category = { label: 'Overdue', values: valuesOf(counts.overdue), danger: true };
  return (
    <BarChart
      title="Ending in the next twelve months"
      series={series}
      categories={includeOverdue ? [overdue, ...months] : months}
      axes={{ category: 'Month', value: 'Customer products' }}
    />
  );
}
