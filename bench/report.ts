import type { ApiFigures } from './api.ts';
import type { Comparison } from './compare.ts';
import { connections, limits, requestsBeforeMemory, rounds } from './limits.ts';
import type { ListFigures } from './lists.ts';
import type { AllPages, PageFigures } from './pages.ts';
import { isVariable } from './routes.ts';
import { spread, table, verdict } from './table.ts';

const whole = (value: number) => Math.round(value).toLocaleString('en');

const compared = (verdictOf: (ratio: number) => string) => (one: Comparison) => [
  one.name,
  whole(one.bare.perSecond),
  whole(one.product.perSecond),
  one.ratio.toFixed(2),
  spread(one.ratios),
  `${one.bare.p99} / ${one.product.p99}`,
  `${whole(one.bare.cpu)} / ${whole(one.product.cpu)}`,
  verdictOf(one.ratio),
];

/** Prints the figures. Returns whether every limit holds. */
export function reportApi({ licenses, token, validations, memory }: ApiFigures): boolean {
  const reaches = (ratio: number) => ratio >= limits.licensesRatio;
  const fits = memory.afterRequests < limits.memory;
  console.log(
    `Requests per second over ${connections} connections: bare server, product, ratio (median of ${rounds})\n`,
  );
  console.log(
    table(
      ['request', 'bare', 'product', 'ratio', 'of rounds', 'p99 ms', 'CPU µs', `≥ ${limits.licensesRatio}`],
      [
        ...licenses.map(compared((ratio) => verdict(reaches(ratio)))),
        ...[token, ...validations.compared].map(compared(() => '')),
      ],
    ),
  );
  const [fresh] = validations.compared;
  if (fresh)
    console.log(
      `\nBare signatures (RS256, one process): ${whole(validations.signatures)} per second; ` +
        `POST /validations with a nonce: ${(fresh.product.perSecond / validations.signatures).toFixed(2)} of that`,
    );
  console.log(
    `\nServer memory: ${whole(memory.atStart)} MiB at start, ${whole(memory.afterRequests)} MiB after ` +
      `${whole(requestsBeforeMemory)} requests (under ${limits.memory}): ${verdict(fits)}`,
  );
  return fits && licenses.every(({ ratio }) => reaches(ratio));
}

/** Prints how much longer each list takes when it is a hundred times as long. Returns whether every limit holds. */
export function reportLists(figures: ListFigures[]): boolean {
  const keeps = ({ ratio, rows }: ListFigures) => ratio <= limits.listRatio && rows <= limits.listRows;
  console.log(`\nPages of lists: a publisher, one 100 times as large, ratio (median of ${rounds})\n`);
  console.log(
    table(
      ['list', 'question', 'small ms', 'large ms', 'ratio', 'of rounds', 'rows', `≤ ${limits.listRatio}`],
      figures.map((one) => [
        one.list,
        one.question,
        one.small.toFixed(1),
        one.large.toFixed(1),
        one.ratio.toFixed(2),
        spread(one.ratios),
        String(one.rows),
        verdict(keeps(one)),
      ]),
    ),
  );
  return figures.every(keeps);
}

const kilobytes = (bytes: number) => bytes / 1000;

/** Lists stand at an address of their own, without the ID of a record in it; the dashboard is the first page. */
const limitOf = ({ route, hasGrid }: PageFigures) =>
  route === '/' || (hasGrid && !isVariable(route)) ? limits.listOrDashboard : limits.anyPage;

/** Prints the JavaScript of each page. Returns whether each keeps its limit, and all were reached. */
export function reportPages({ pages, unreached }: AllPages): boolean {
  const keeps = (page: PageFigures) => kilobytes(page.bytes) < limitOf(page);
  console.log('\nJavaScript at first load, kB gzip\n');
  console.log(
    table(
      ['page', 'kB', 'files', 'under', ''],
      pages.map((page) => [
        page.route,
        kilobytes(page.bytes).toFixed(1),
        String(page.files),
        String(limitOf(page)),
        verdict(keeps(page)),
      ]),
    ),
  );
  if (unreached.length > 0) console.log(`Not reached, and so not measured: ${unreached.join(', ')}`);
  return unreached.length === 0 && pages.every(keeps);
}
