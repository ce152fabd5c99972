import { BarChart, type Category } from '#components/charts/bar-chart';
import type { InstalledVersion, ReportedProduct } from '#lib/publisher/telemetry/versions';

/** What is older than these is drawn as one bar. */
const MOST_SHOWN = 15;

const labelOf = ({ version, latest }: InstalledVersion): string =>
  `${version || 'Not known'}${latest ? ' (latest)' : ''}`;

/** How many modules of a product have which version, the newest first. */
export function VersionChart({
  product,
  versions,
}: {
  product: ReportedProduct;
  versions: InstalledVersion[];
}) {
  const newest = versions.toReversed();
  const rest = newest.length > MOST_SHOWN ? newest.slice(MOST_SHOWN - 1) : [];
  const categories: Category[] = newest.slice(0, newest.length - rest.length).map((each) => ({
    label: labelOf(each),
    values: { modules: each.modules },
  }));
  if (rest.length > 0) {
    const modules = rest.reduce((sum, each) => sum + each.modules, 0);
    categories.push({ label: `${rest.length} older versions`, short: 'Older', values: { modules } });
  }
  return (
    <BarChart
      title={`Installed versions of ${product.name}`}
      layout="rows"
      series={[{ id: 'modules', label: 'Modules' }]}
      categories={categories}
      axes={{ category: 'Version', value: 'Modules' }}
    />
  );
}
