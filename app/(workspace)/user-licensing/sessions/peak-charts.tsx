import { BarChart } from '#components/charts/bar-chart';
import type { SessionDay } from '#lib/environment/sessions/list';

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The most sessions at once of each module, day by day; a day without any has no bar. */
export function PeakCharts({ days }: { days: SessionDay[] }) {
  const byModel = Map.groupBy(days.toReversed(), ({ model }) => model);
  return (
    <div className="mt-4 grid gap-3 min-[900px]:grid-cols-2">
      {[...byModel].map(([model, own]) => (
        <BarChart
          key={model}
          title={`${model}: most sessions at once`}
          series={[{ id: 'peak', label: 'Sessions' }]}
          categories={own.map((each) => ({
            label: each.refused > 0 ? `${each.day}, ${each.refused} refused` : each.day,
            short: day.format(new Date(`${each.day}T00:00:00Z`)),
            values: { peak: each.peak },
            danger: each.refused > 0,
          }))}
          axes={{ category: 'Day (UTC)', value: 'Sessions' }}
        />
      ))}
    </div>
  );
}
