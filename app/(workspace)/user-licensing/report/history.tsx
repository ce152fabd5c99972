import { LineChart, type Point } from '#components/charts/line-chart';
import type { Counted } from '#lib/environment/recount/list-names';
import type { RecountReport } from '#lib/environment/recount/report';

interface HistoryProps {
  reports: readonly RecountReport[];
  of: Counted;
  label: string;
}

/** How what was counted of a type, or of a module, went; of a module with the quantity of its license. */
export function History({ reports, of, label }: HistoryProps) {
  const points = reports.flatMap((report): Point[] => {
    const values = valuesOf(report, of);
    const at = report.run.finishedAt?.toISOString();
    return values && at ? [{ at, label: `${at.slice(0, 10)} ${at.slice(11, 19)}`, values }] : [];
  });
  return (
    <LineChart
      title={`${label}: users at each recount`}
      points={points}
      series={[
        { id: 'count', label: 'Users' },
        ...(points.some(({ values }) => values.quantity !== undefined)
          ? [{ id: 'quantity', label: 'License Qty' }]
          : []),
      ]}
      axes={{ category: 'Recount (UTC)', value: 'Users' }}
    />
  );
}

function valuesOf(report: RecountReport, { kind, key }: Counted): Record<string, number> | undefined {
  if (kind === 'type') {
    const counted = report.types.find(({ type }) => type === key);
    return counted && { count: counted.count };
  }
  const counted = report.modules.find((module) => module.key === key);
  if (!counted) return undefined;
  const { count, quantity } = counted;
  return { count, ...(quantity !== null && { quantity }) };
}
