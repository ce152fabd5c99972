import { gzipSync } from 'node:zlib';
import type { BrowserContext, Request } from '@playwright/test';

export interface PageScripts {
  /** Where the browser was in the end. */
  url: string;
  status: number;
  /** Bytes of all scripts that came at first load, gzip. */
  bytes: number;
  files: number;
  /** Whether the page shows a grid or a table. */
  hasGrid: boolean;
  /** Addresses of this origin that the page links to. */
  links: string[];
}

const PATIENCE_MS = 60_000;
/** Without a script for so long, what follows is not the first load any more. */
const QUIET_MS = 1500;

/** Size as sent; of the smallest, which the server does not compress, the size that gzip would give them. */
async function sizeOf(request: Request): Promise<number> {
  const response = await request.response();
  if (!response) throw new Error(`${request.url()} was not answered.`);
  if ((await response.headerValue('content-encoding')) !== null)
    return (await request.sizes()).responseBodySize;
  return gzipSync(await response.body(), { level: 6 }).length;
}

/**
 * Opens `address` as somebody who was never there before, so that nothing is cached, in a context that `make` gives.
 * Prefetched data of other pages goes on for long and is no script: the end is when no script has come for a while.
 */
export async function scriptsOf(make: () => Promise<BrowserContext>, address: string): Promise<PageScripts> {
  const context = await make();
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    let lastScript = 0;
    const pending = new Set<Request>();
    const isScript = (request: Request) => request.resourceType() === 'script';
    page.on('request', (request) => isScript(request) && pending.add(request));
    page.on('requestfailed', (request) => pending.delete(request));
    page.on('requestfinished', (request) => {
      if (!pending.delete(request)) return;
      lastScript = performance.now();
      sizes.push(sizeOf(request));
    });
    const answer = await page.goto(address, { timeout: PATIENCE_MS });
    const limit = performance.now() + PATIENCE_MS;
    lastScript = performance.now();
    while (pending.size > 0 || performance.now() - lastScript < QUIET_MS) {
      if (performance.now() > limit) throw new Error(`The scripts of ${address} did not come to an end.`);
      await page.waitForTimeout(50);
    }
    const loaded = await Promise.all(sizes);
    const links = await page
      .locator('a[href]')
      .evaluateAll((anchors) =>
        anchors
          .map((anchor) => new URL((anchor as HTMLAnchorElement).href))
          .map((to) => to.origin + to.pathname),
      );
    return {
      url: page.url(),
      status: answer?.status() ?? 0,
      bytes: loaded.reduce((sum, bytes) => sum + bytes, 0),
      files: loaded.length,
      hasGrid: (await page.locator('[role=grid], [role=treegrid], table').count()) > 0,
      links,
    };
  } finally {
    await context.close();
  }
}
