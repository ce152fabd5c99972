import { chromium } from '@playwright/test';
import type { LicenseManager } from '../e2e/fixtures/license-manager.ts';
import { openSignedIn } from '../e2e/fixtures/sign-in.ts';
import { obtainChromium } from '../scripts/chromium.ts';
import { median } from './compare.ts';
import { rounds } from './limits.ts';
import type { ListPlaces } from './seed-lists.ts';
import { seedLists, startProduct } from './servers.ts';

/** The same page of a small instance and of a large one. */
export interface Compared {
  /** Medians, in milliseconds. */
  small: number;
  large: number;
  /** Large ÷ small: the median of the rounds, and each. */
  ratio: number;
  ratios: number[];
  /** Table rows that the large one's page sends. */
  rows: number;
}

/** A page of the small publisher, and of the one 100 times as large. */
export interface ListFigures extends Compared {
  list: string;
  question: string;
}

interface Question {
  list: string;
  question: string;
  path: (places: ListPlaces) => string;
}

const SMALL = 0.01;
const LARGE = 1;

const after = (path: string, cursor: string) =>
  `${path}${path.includes('?') ? '&' : '?'}after=${cursor}&page=50`;

/** Each list's first page, a filtered search that finds a few, and a page from its middle. */
const questions: Question[] = [
  {
    list: 'Customers',
    path: () => '/customers',
    search: 'q=Customer+00123&filter=region:any:None%7CANZ%7CGlobal%7CNordic',
    middle: 'customers' as const,
  },
  {
    list: 'Customer products',
    path: () => '/customer-products',
    search: 'q=WBS-101&filter=enabled:is:yes',
    middle: 'customerProducts' as const,
  },
  {
    list: 'Expiry',
    path: () => '/expiry?period=this-year&overdue=yes',
    search: 'q=WBS-101',
    middle: undefined,
  },
  {
    list: 'Telemetry',
    path: () => '/telemetry?sort=name&dir=asc',
    search: 'q=Production+00123',
    middle: 'environments' as const,
  },
  {
    list: 'Audit log of the publisher',
    path: () => '/publisher-audit-log',
    search: 'q=Customer+1234+/+Warehouse&filter=operation:any:Customer+Product+Changed',
    middle: 'audit' as const,
  },
  {
    list: 'Audit log of the environment',
    path: () => '/license-management/audit-log',
    search: 'q=Customer+1235+/+Warehouse&filter=operation:any:License+Refresh',
    middle: undefined,
  },
].flatMap(({ list, path, search, middle }) => [
  { list, question: 'first page', path },
  { list, question: 'filtered search', path: () => `${path()}${path().includes('?') ? '&' : '?'}${search}` },
  ...(middle
    ? [{ list, question: 'deep page', path: (places: ListPlaces) => after(path(), places.middle[middle]) }]
    : []),
]);

/** The cookie of the administrator's session, signed in as a person does. */
export async function sessionOf(product: LicenseManager): Promise<string> {
  const browser = await chromium.launch({
    executablePath: obtainChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await openSignedIn(browser, product);
    const cookies = await page.context().cookies();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

/** Whom to ask, and as whom. */
export interface Asked {
  url: string;
  cookie: string;
}

interface Publisher extends Asked {
  places: ListPlaces;
}

async function publisher(size: number): Promise<Publisher> {
  const product = await startProduct();
  const places = await seedLists(product, size);
  return { url: product.url, cookie: await sessionOf(product), places };
}

/** The page at `path`: how long it took, and how many table rows it has. */
export async function ask({ url, cookie }: Asked, path: string) {
  const began = performance.now();
  const answer = await fetch(url + path, { headers: { cookie }, redirect: 'error' });
  const html = await answer.text();
  const took = performance.now() - began;
  const rows = html.match(/<tr /g)?.length ?? 0;
  if (!answer.ok || rows === 0) throw new Error(`${path} answered ${answer.status} with ${rows} rows.`);
  return { took, rows };
}

type Ask = () => ReturnType<typeof ask>;

/** Asks both in turn, a few times before it counts: what else the machine does then comes and goes between them. */
export async function compare(small: Ask, large: Ask): Promise<Compared> {
  const times: { small: number; large: number }[] = [];
  let rows = 0;
  for (let round = -2; round < rounds; round += 1) {
    const one = await small();
    const other = await large();
    rows = other.rows;
    if (round >= 0) times.push({ small: one.took, large: other.took });
  }
  const ratios = times.map((time) => time.large / time.small);
  return {
    small: median(times.map((time) => time.small)),
    large: median(times.map((time) => time.large)),
    ratio: median(ratios),
    ratios,
    rows,
  };
}

/** The pages of lists of a large publisher, each against the same question to one of a hundredth of its size. */
export async function measureLists(): Promise<ListFigures[]> {
  const small = await publisher(SMALL);
  const large = await publisher(LARGE);
  const figures: ListFigures[] = [];
  for (const { list, question, path } of questions) {
    const asked = (one: Publisher) => () => ask(one, path(one.places));
    figures.push({ list, question, ...(await compare(asked(small), asked(large))) });
  }
  return figures;
}
