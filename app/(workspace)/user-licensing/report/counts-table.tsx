import Link from 'next/link';
import { FormattedNumber } from '#components/number';

interface CountRow {
  key: string;
  label: string;
  href: string;
  current: boolean;
  count: number;
  /** Of modules: the quantity of the license at that time. */
  quantity?: number | null;
}

interface CountsTableProps {
  title: string;
  /** What a row is, as in "Module". */
  noun: string;
  rows: CountRow[];
  modules?: boolean;
}

/** What a run counted, each with a link to its history and names. */
export function CountsTable({ title, noun, rows, modules }: CountsTableProps) {
  return (
    <section aria-label={title} className="box min-w-0 overflow-x-auto p-4">
      <h2 className="mb-2 font-semibold">{title}</h2>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-border text-left text-muted [&>th]:py-1 [&>th]:font-medium [&>th:not(:first-child)]:pl-4 [&>th:not(:first-child)]:text-right">
            <th scope="col">{noun}</th>
            <th scope="col">Users</th>
            {modules ? <th scope="col">License Qty then</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-separator [&>td]:py-1 [&>td]:pl-4 [&>td]:text-right">
              <th scope="row" className="py-1 text-left font-normal">
                <Link
                  href={row.href}
                  scroll={false}
                  aria-current={row.current ? 'true' : undefined}
                  className="underline underline-offset-2 aria-[current=true]:font-semibold aria-[current=true]:no-underline"
                >
                  {row.label}
                </Link>
              </th>
              <td>
                <FormattedNumber value={row.count} />
              </td>
              {modules ? (
                <td>
                  <FormattedNumber value={row.quantity} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
