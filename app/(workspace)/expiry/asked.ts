import type { ExpiriesOf } from '#lib/publisher/expiry/list';
import { type Period, periods } from '#lib/publisher/expiry/periods';
import { one, type SearchParams, withParams } from '../_records/search-params';

export const PATH = '/expiry';

const USUAL: Period = 'next-three-months';

/** Which expiries an address asks for; the next three months, without what is overdue, unless it says otherwise. */
export const expiriesOf = (params: SearchParams): ExpiriesOf => ({
  period: periods.find((period) => period === one(params.period)) ?? USUAL,
  includeOverdue: one(params.overdue) === 'yes',
});

/** The first page of the same list for other expiries. */
export const linkTo = (params: SearchParams, { period, includeOverdue }: ExpiriesOf): string =>
  withParams(PATH, params, {
    period: period === USUAL ? undefined : period,
    overdue: includeOverdue ? 'yes' : undefined,
    page: undefined,
    after: undefined,
    before: undefined,
    edit: undefined,
  });

/** The export of the same expiries. */
export const exportOf = ({ period, includeOverdue }: ExpiriesOf): string =>
  withParams('/export/expiry', { period }, { overdue: includeOverdue ? 'yes' : undefined });
