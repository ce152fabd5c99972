import { releasesOf } from '#lib/sample/products';
import { day } from '#lib/sample/random';

/** A module to be installed in this environment. */
export interface SampleModule {
  model: string;
  product: string;
  installedVersion: string;
  /** As the module reports it. */
  usedLicenses: number;
}

interface OwnModule {
  model: string;
  product: string;
  used: number;
  /** How many releases the environment is behind. */
  behind: number;
  /** What its customer agreed upon; without, the module is not licensed. */
  terms?: object;
}

const years = (from: number, to: number) => ({ startsOn: day(from), expiresOn: day(to) });

/** What is installed here. Together they show every status that the License View knows. */
const installed = (): OwnModule[] => [
  // Healthy.
  {
    model: 'AdvancedBanking',
    product: 'Advanced Banking',
    used: 18,
    behind: 0,
    terms: { licenseType: 'Subscription', userCount: 25, ...years(-430, 210) },
  },
  // Warning: exceeded.
  {
    model: 'ElectronicDocuments',
    product: 'Electronic Documents',
    used: 14,
    behind: 0,
    terms: { licenseType: 'Annual', userCount: 10, ...years(-240, 125) },
  },
  // Warning: expired. The feature is switched off in a month.
  {
    model: 'WarehouseMobility',
    product: 'Warehouse Mobility',
    used: 31,
    behind: 0,
    terms: { licenseType: 'Annual', userCount: 40, ...years(-377, -12), featureDisableOn: day(30) },
  },
  // Warning: not licensed.
  { model: 'ContractManagement', product: 'Contract Management', used: 3, behind: 0 },
  // Information: a newer version.
  {
    model: 'ExpenseAutomation',
    product: 'Expense Automation',
    used: 112,
    behind: 2,
    terms: { licenseType: 'Quarter', userCount: 150, ...years(-600, 41) },
  },
  // Both: exceeded, and a newer version.
  {
    model: 'LeaseAccounting',
    product: 'Lease Accounting',
    used: 6,
    behind: 1,
    terms: { licenseType: 'Annual', userCount: 5, ...years(-90, 275) },
  },
  // Healthy: a site license.
  {
    model: 'FieldServicePlanner',
    product: 'Field Service Planner',
    used: 240,
    behind: 0,
    terms: { licenseType: 'Managed services', siteLicense: true, startsOn: day(-800) },
  },
  // Information: perpetual, its maintenance ended before the latest version came out.
  {
    model: 'QualityControl',
    product: 'Quality Control',
    used: 9,
    behind: 2,
    terms: {
      licenseType: 'Perpetual',
      userCount: 12,
      startsOn: day(-1100),
      expiresOn: releasesOf('Quality Control')[2]?.releasedOn ?? day(-120),
    },
  },
];

/** The modules that this environment is to have: its License View then shows every status icon. */
export const sampleModules = (): SampleModule[] =>
  installed().map(({ model, product, used, behind }) => ({
    model,
    product,
    installedVersion: releasesOf(product)[behind]?.version ?? '10.0.1',
    usedLicenses: used,
  }));

/** The terms of the customer that this environment belongs to, by product. */
export const ownTerms = (): { product: string; terms: object }[] =>
  installed().flatMap(({ product, terms }) =>
    terms ? [{ product, terms: { enabled: true, agreementStartsOn: day(-1110), ...terms } }] : [],
  );
