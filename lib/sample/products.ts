import { day, seeded, slug } from '#lib/sample/random';

const DOCS = 'https://docs.example.com';

interface SampleProduct {
  name: string;
  description: string;
  region: string;
  metric: string;
  reaction: string;
  featureManaged: boolean;
  disableLicenseControl?: boolean;
  reactionNotCounted?: string;
}

/** What the sample publisher sells. */
const sold: SampleProduct[] = [
  {
    name: 'Advanced Banking',
    description: 'Payment files, bank statement import and reconciliation for banks of 30 countries.',
    region: 'Global',
    metric: 'named_users',
    reaction: 'warn',
    featureManaged: true,
  },
  {
    name: 'Electronic Documents',
    description: 'E-invoicing and EDI: Peppol, OIOUBL, Svefaktura and customer-specific formats.',
    region: 'Nordic',
    metric: 'reported',
    reaction: 'warn',
    featureManaged: true,
  },
  {
    name: 'Warehouse Mobility',
    description: 'Receiving, picking and counting with handheld scanners, also without a connection.',
    region: 'Global',
    metric: 'reported',
    reaction: 'warn',
    featureManaged: true,
  },
  {
    name: 'Contract Management',
    description: 'Purchase and sales contracts with indexation, milestones and automatic renewal.',
    region: 'Global',
    metric: 'reported',
    reaction: 'warn',
    featureManaged: false,
  },
  {
    name: 'Expense Automation',
    description: 'Receipts by photo, mileage, per diems by country, and approval by e-mail.',
    region: 'Global',
    metric: 'reported',
    reaction: 'warn',
    featureManaged: false,
  },
  {
    name: 'Lease Accounting',
    description: 'Leases under IFRS 16 and AASB 16: schedules, remeasurement and disclosure.',
    region: 'ANZ',
    metric: 'reported',
    reaction: 'block',
    featureManaged: true,
  },
  {
    name: 'Field Service Planner',
    description: 'A planning board for technicians, with routes, skills and spare parts.',
    region: 'Global',
    metric: 'reported',
    reaction: 'trust',
    featureManaged: false,
  },
  {
    name: 'Quality Control',
    description: 'Inspection plans, certificates of analysis and non-conformance handling.',
    region: 'Global',
    metric: 'reported',
    reaction: 'trust',
    featureManaged: false,
  },
  {
    name: 'Payroll ANZ',
    description: 'Awards, leave, superannuation and Single Touch Payroll for Australia and New Zealand.',
    region: 'ANZ',
    metric: 'named_users',
    reaction: 'block',
    reactionNotCounted: 'warn',
    featureManaged: true,
  },
  {
    name: 'Report Connector',
    description: 'Ready-made reports and an Excel add-in. Free of charge for customers of any other product.',
    region: 'None',
    metric: 'concurrent_users',
    reaction: 'trust',
    featureManaged: false,
    disableLicenseControl: true,
  },
];

export interface SampleRelease {
  version: string;
  releasedOn: string;
  releaseNotesUrl: string;
}

/** The versions of a product, the newest first; dates are relative to today. */
export function releasesOf(product: string): SampleRelease[] {
  const index = sold.findIndex((each) => each.name === product);
  if (index < 0) throw new Error(`${product} is not among the sample products.`);
  const random = seeded(1000 + index);
  const releases: SampleRelease[] = [];
  let minor = random.int(43, 46);
  let offset = -random.int(8, 30);
  for (let left = random.int(5, 12); left > 0; left -= 1) {
    const releasedOn = day(offset);
    const version = `10.0.${minor}.${releasedOn.replaceAll('-', '')}${random.int(1, 3)}`;
    releases.push({
      version,
      releasedOn,
      releaseNotesUrl: `${DOCS}/${slug(product)}/release-notes/${version}`,
    });
    offset -= random.int(28, 75);
    // Now and then a correction came out between two versions.
    if (random.chance(0.75)) minor -= 1;
  }
  return releases;
}

/** The products as the publisher enters them. */
export const sampleProducts = () =>
  sold.map((product) => ({
    ...product,
    active: true,
    termsUrl: `${DOCS}/${slug(product.name)}/terms`,
    userGuideUrl: `${DOCS}/${slug(product.name)}/user-guide`,
    supportEmail: `${slug(product.name)}@support.example.com`,
    releases: releasesOf(product.name),
  }));
export type SampleProductInput = ReturnType<typeof sampleProducts>[number];
