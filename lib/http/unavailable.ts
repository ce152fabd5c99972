import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReadable } from '#lib/storage/health';

/** Seconds. */
const RETRY_AFTER = 5;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${RETRY_AFTER}">
<title>Unavailable · License Manager</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 36em; margin: 20vh auto 0; padding: 0 1rem; }
  h1 { font-size: 1.3rem; }
</style>
<h1>License Manager is unavailable</h1>
<p>Its database cannot be reached now. What was saved before is kept.</p>
<p>This page looks again every ${RETRY_AFTER} seconds. If it stays like this, tell your administrator.</p>
</html>
`;

/**
 * Answers a request for a page while the database cannot be read, since every page would fail by that. Actions, which
 * tell it in the page that is there, and files go on. Returns whether it has answered.
 */
export async function answerUnavailable(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.headers['next-action'] !== undefined || request.url?.startsWith('/_next/')) return false;
  if (await isReadable()) return false;
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'retry-after': String(RETRY_AFTER),
    // The body of a post was not read.
    connection: 'close',
  });
  response.end(PAGE);
  return true;
}
