import { type UserLicenseType, userLicenseTypeLabels, userLicenseTypes } from '#lib/contract/vocabulary';
import type { Counted } from '#lib/environment/recount/list-names';
import type { RecountReport } from '#lib/environment/recount/report';
import { one, type SearchParams, withParams } from '../../_records/search-params';

export const PATH = '/user-licensing/report';

/** What a page of the report is about: a run, and one user license type or module of it. */
export interface Asked {
  report: RecountReport;
  of: Counted;
  /** Of what it is about. */
  label: string;
}

const isType = (key: string): key is UserLicenseType => (userLicenseTypes as readonly string[]).includes(key);

/** A user license type or a module as an address names it; what it names in no run is the type Enterprise. */
export function countedOf(params: SearchParams): Counted {
  const [, kind, key = ''] = /^(type|module):(.+)$/.exec(one(params.of)) ?? [];
  if (kind === 'module') return { kind, key };
  return { kind: 'type', key: isType(key) ? key : 'enterprise' };
}

/** The run that an address names, or the latest; `undefined` where there is none of it. `reports`: the oldest first. */
export function askedOf(reports: readonly RecountReport[], params: SearchParams): Asked | undefined {
  const id = one(params.run);
  const report = id ? reports.find(({ run }) => run.id === id) : reports.at(-1);
  if (!report) return undefined;
  const of = countedOf(params);
  const module = of.kind === 'module' ? report.modules.find(({ key }) => key === of.key) : undefined;
  if (module) return { report, of, label: module.model };
  const type = of.kind === 'type' && isType(of.key) ? of.key : 'enterprise';
  return { report, of: { kind: 'type', key: type }, label: userLicenseTypeLabels[type] };
}

/** The same run, about something else; a list of names begins anew. */
export const linkTo = (params: SearchParams, { kind, key }: Counted): string =>
  withParams(PATH, { run: params.run }, { of: `${kind}:${key}` });
