import { UtcTime } from '#components/date-time';
import { FormattedNumber } from '#components/number';
import type { ReportedUse as Report } from '#lib/publisher/customer-products/reported-use';

/** What each environment last reported of a product, as a section of a panel. */
export const ReportedUse = ({ reports }: { reports: Report[] }) => (
  <section aria-labelledby="reported-use" className="mt-5 border-t border-separator pt-4">
    <h3 id="reported-use" className="mb-2 font-semibold">
      Use, as reported
    </h3>
    {reports.length === 0 ? (
      <p className="text-muted">No environment has reported this product yet.</p>
    ) : (
      <ul className="flex flex-col gap-2">
        {reports.map(({ environmentId, environmentName, model, installedVersion, used, reportedAt }) => (
          <li key={`${environmentId} ${model}`} className="wrap-anywhere">
            <span className="flex flex-wrap justify-between gap-x-3">
              <span>{environmentName}</span>
              <span>
                <FormattedNumber value={used} /> used
              </span>
            </span>
            <p className="text-sm text-muted">
              {model} {installedVersion}, <UtcTime at={reportedAt} />
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);
