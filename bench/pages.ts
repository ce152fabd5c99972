import { randomUUID } from 'node:crypto';
import { type BrowserContext, chromium } from '@playwright/test';
import { openSignedIn } from '../e2e/fixtures/sign-in.ts';
import { obtainChromium } from '../scripts/chromium.ts';
import { atEnd } from './end.ts';
import { type PageScripts, scriptsOf } from './page-scripts.ts';
import { isVariable, pageRoutes, routeOf } from './routes.ts';
import { accountLinks, startProduct } from './servers.ts';

export interface PageFigures extends PageScripts {
  route: string;
}

export interface AllPages {
  pages: PageFigures[];
  /** Routes of the build that are pages and could not be opened. */
  unreached: string[];
}

/** Where no page leads by a link. */
const unlinked = ['/problems/invalid-request'];

/** The JavaScript of each page of the build at first load, for the first administrator and with sample data. */
export async function measurePages(): Promise<AllPages> {
  const routes = pageRoutes();
  const product = await startProduct({ SAMPLE_DATA: 'on' });
  const fresh = await startProduct({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
  const browser = await chromium.launch({
    executablePath: obtainChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  atEnd(() => browser.close());
  const signedIn = await openSignedIn(browser, product);
  const storageState = await signedIn.context().storageState();
  await signedIn.context().close();

  const administrator = () => browser.newContext({ storageState });
  const stranger = () => browser.newContext();
  const found = new Map<string, PageFigures>();
  const leadOn = new Set<string>();
  const ways = new Set<string>();
  const open = async (make: () => Promise<BrowserContext>, address: string) => {
    const wanted = routeOf(routes, new URL(address).pathname);
    if (!wanted || found.has(wanted) || leadOn.has(wanted)) return;
    const scripts = await scriptsOf(make, address);
    const reached = routeOf(routes, new URL(scripts.url).pathname);
    if (reached === '/sign-in' && make === administrator) throw new Error(`${address} asked to sign in.`);
    // What leads to another page has no scripts of its own.
    if (reached !== wanted) return void leadOn.add(wanted);
    if (scripts.status >= 400) return;
    found.set(wanted, { route: wanted, ...scripts });
    for (const link of scripts.links) if (link.startsWith(product.url)) ways.add(link);
  };
  const setupPage = /http\S+\/setup\?\S+/.exec(fresh.log())?.[0];
  if (!setupPage) throw new Error('The address of the setup page was not printed.');
  await open(stranger, setupPage);
  for (const address of [`${product.url}/sign-in`, ...(await accountLinks(product))])
    await open(stranger, address);
  for (const path of [...routes.filter((route) => !isVariable(route) && !found.has(route)), ...unlinked])
    await open(administrator, product.url + path);
  // A Set goes on with what is added on the way.
  for (const address of ways) await open(administrator, address);
  for (const route of routes)
    await open(administrator, product.url + route.replace(/\[\w+\]/g, randomUUID()));

  return {
    pages: [...found.values()].sort((a, b) => b.bytes - a.bytes),
    unreached: routes.filter((route) => !found.has(route) && !leadOn.has(route)),
  };
}
