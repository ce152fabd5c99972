import { type ChartData, totalOf } from '#components/charts/types';
import { FormattedNumber } from '#components/number';

interface ChartTableProps extends ChartData {
  title: string;
  /** Whether the series are parts of a whole. */
  total?: boolean;
}

/** What a chart shows, in rows and columns: for screen readers, and for who wants the numbers. */
export function ChartTable({ title, categories, series, axes, total = true }: ChartTableProps) {
  const columns = series.length > 1 || !total ? series : [];
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-foreground">Show as a table</summary>
      <div className="mt-2 max-h-72 overflow-auto">
        <table aria-label={title} className="w-full max-w-prose border-collapse">
          <thead>
            <tr className="border-b border-border text-left">
              <th scope="col" className="py-1 pr-4 font-semibold">
                {axes.category}
              </th>
              {columns.map(({ id, label }) => (
                <th key={id} scope="col" className="py-1 pl-4 text-right font-semibold">
                  {label}
                </th>
              ))}
              {total ? (
                <th scope="col" className="py-1 pl-4 text-right font-semibold">
                  {axes.value}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => (
              <tr key={category.label} className="border-b border-separator">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {category.label}
                </th>
                {columns.map(({ id }) => (
                  <td key={id} className="py-1 pl-4 text-right">
                    <FormattedNumber value={category.values[id] ?? (total ? 0 : null)} />
                  </td>
                ))}
                {total ? (
                  <td className="py-1 pl-4 text-right">
                    <FormattedNumber value={totalOf(category, series)} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
