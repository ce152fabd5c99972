import { LocalDate } from '#components/date-time';
import { Notification } from '#components/notification';
import { FormattedNumber } from '#components/number';
import type { LicenseComparison } from '#lib/environment/recount/comparisons';

/** The three comparisons of each license, as of now: a line for each that does not hold, and all figures. */
export function ComparisonsTable({ licenses }: { licenses: LicenseComparison[] }) {
  if (licenses.length === 0)
    return <p className="text-muted">No installed module has a license yet: there is nothing to compare.</p>;
  const warnings = licenses.flatMap(({ expired, exceeded, belowMaximum }) =>
    [expired, exceeded, belowMaximum].filter((warning) => warning !== null),
  );
  return (
    <>
      {warnings.length > 0 ? (
        <ul aria-label="Warnings" className="mb-3 flex flex-col gap-1">
          {warnings.map((warning) => (
            <li key={warning}>
              <Notification tone="warning">{warning}</Notification>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-muted">
          Every license covers its users and the maximum user count, and none has expired.
        </p>
      )}
      <section
        aria-label="Comparisons"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto -outline-offset-2"
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Users and licenses now</caption>
          <thead>
            <tr className="border-b border-border text-left text-muted [&>th]:py-1 [&>th]:pr-4 [&>th]:font-medium [&>th]:whitespace-nowrap">
              <th scope="col">Module</th>
              <th scope="col" className="text-right">
                License Qty
              </th>
              <th scope="col" className="text-right">
                Used licenses
              </th>
              <th scope="col">Expiration date</th>
              <th scope="col" className="text-right">
                Days left
              </th>
              <th scope="col">Exceeded from (projection)</th>
            </tr>
          </thead>
          <tbody>
            {licenses.map((license) => (
              <tr key={license.id} className="border-b border-separator [&>td]:py-1 [&>td]:pr-4">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {license.model}
                </th>
                <td className="text-right">
                  {license.quantity === 'Site' ? 'Site' : <FormattedNumber value={license.quantity} />}
                </td>
                <td className="text-right">
                  <FormattedNumber value={license.used} />
                </td>
                <td>
                  <LocalDate iso={license.expiresOn} />
                </td>
                <td className="text-right">
                  <FormattedNumber value={license.daysLeft} />
                </td>
                <td>
                  <LocalDate iso={license.projectedExcess} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 text-sm text-muted">
        A projection is the day from which a module that is licensed by named users exceeds its quantity if
        its users go on as in the last recounts. It is no fact, and is made only where they rise, from three
        recounts on.
      </p>
    </>
  );
}
