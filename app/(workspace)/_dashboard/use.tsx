import Link from 'next/link';
import { ToneIcon } from '#components/chip';
import { FormattedNumber } from '#components/number';
import type { ModuleUsage } from '#lib/environment/dashboard/facts';
import { Card, licenseHref } from './card';
import { UseBar } from './use-bar';

const MOST = 12;

/** Of the quantity, how much is used; what has no quantity comes last. */
const share = ({ used, quantity }: ModuleUsage) =>
  typeof quantity === 'number' ? (used ?? 0) / Math.max(1, quantity) : -1;

/** Used licenses against License Qty: a table whose bars only repeat its numbers. */
export function Use({ usage }: { usage: ModuleUsage[] }) {
  const shown = usage.toSorted((a, b) => share(b) - share(a)).slice(0, MOST);
  const further = usage.length - shown.length;
  return (
    <Card
      wide
      title="Use against quantity"
      link={{
        label: further > 0 ? `License View (${further} more)` : 'License View',
        href: '/license-management?sort=used&dir=desc',
      }}
    >
      {shown.length === 0 ? (
        <p className="text-muted">No use has been reported yet, and no license says a quantity.</p>
      ) : (
        <table className="w-full text-sm">
          <thead className="text-left text-muted">
            <tr className="[&>th]:pb-1 [&>th]:font-medium">
              <th scope="col">Model</th>
              <th scope="col" className="pl-3 text-right">
                Used <span className="max-sm:sr-only">licenses</span>
              </th>
              <th scope="col" className="pl-3 text-right">
                <span className="max-sm:sr-only">License </span>Qty
              </th>
              <th scope="col" className="w-1/2 pl-4 max-sm:hidden">
                Share of the quantity
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <UseRow key={row.model} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function UseRow({ row }: { row: ModuleUsage }) {
  const { model, used, quantity, exceeded } = row;
  return (
    <tr className="h-(--row-height) [&>td]:border-t [&>td]:border-separator [&>th]:border-t [&>th]:border-separator">
      <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
        <Link href={licenseHref(model)} className="link">
          {model}
        </Link>
        <span className="mt-1 block sm:hidden">
          <UseBar used={used} quantity={quantity} />
          {exceeded ? <Exceeded row={row} /> : null}
        </span>
      </th>
      <td className="pl-3 text-right">
        <FormattedNumber value={used} />
      </td>
      <td className="pl-3 text-right">
        {quantity === 'Site' ? 'Site' : <FormattedNumber value={quantity} />}
      </td>
      <td className="pl-4 max-sm:hidden">
        <span className="flex items-center gap-3">
          <span className="min-w-0 flex-1">
            <UseBar used={used} quantity={quantity} />
          </span>
          <span className="flex w-36 shrink-0 items-center whitespace-nowrap">
            {exceeded ? (
              <Exceeded row={row} />
            ) : (
              <span className="text-muted tabular-nums">{percent(row)}</span>
            )}
          </span>
        </span>
      </td>
    </tr>
  );
}

const Exceeded = ({ row }: { row: ModuleUsage }) => (
  <span className="flex items-center gap-1 text-warning tabular-nums">
    <ToneIcon tone="warning" />
    {percent(row)}, exceeded
  </span>
);

function percent({ used, quantity }: ModuleUsage): string {
  if (quantity === 'Site') return 'Any number';
  if (quantity === null) return 'Not licensed';
  if (used === null) return 'Not reported';
  return `${Math.round((100 * used) / Math.max(1, quantity))} %`;
}
