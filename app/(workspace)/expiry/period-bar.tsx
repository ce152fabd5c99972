import { ChoiceLinks } from '#components/choice-links';
import type { ExpiriesOf } from '#lib/publisher/expiry/list';
import { periodLabels, periods } from '#lib/publisher/expiry/periods';
import type { SearchParams } from '../_records/search-params';
import { linkTo } from './asked';
import { IncludeOverdue } from './include-overdue';

/** Which expiries are listed. */
export const PeriodBar = ({ of, params }: { of: ExpiriesOf; params: SearchParams }) => (
  <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
    <ChoiceLinks
      label="Period"
      links={periods.map((period) => ({
        label: periodLabels[period],
        href: linkTo(params, { ...of, period }),
        current: period === of.period,
      }))}
    />
    <IncludeOverdue
      checked={of.includeOverdue}
      otherHref={linkTo(params, { ...of, includeOverdue: !of.includeOverdue })}
    />
  </div>
);
