import { limits } from './limits.ts';
import type { UserFigures } from './recount.ts';
import { spread, table, verdict } from './table.ts';

/** Prints what named users cost. Returns whether every limit holds. */
export function reportUsers({ recount, licenseView }: UserFigures): boolean {
  const seconds = (milliseconds: number) => milliseconds / 1000;
  const recounts = [recount.first, recount.second].map(seconds);
  const keeps = licenseView.ratio <= limits.licenseViewRatio;
  console.log('\nNamed users: 100,000, each with five of 20 security roles\n');
  console.log(
    table(
      ['recount', 'seconds', `≤ ${limits.recount}`],
      recounts.map((took, index) => [
        index === 0 ? 'first' : 'with names to forget',
        took.toFixed(2),
        verdict(took <= limits.recount),
      ]),
    ),
  );
  console.log(
    `\nLicense View: ${licenseView.small.toFixed(1)} ms with 2 modules and 1,000 users, ` +
      `${licenseView.large.toFixed(1)} ms with 200 and 100,000; ratio ${licenseView.ratio.toFixed(2)} ` +
      `(${spread(licenseView.ratios)}, at most ${limits.licenseViewRatio}): ${verdict(keeps)}`,
  );
  return keeps && recounts.every((took) => took <= limits.recount);
}
