import { DAY, today as dateOf } from '#lib/kernel/clock';

/** A count on the day of its run. */
export interface CountAt {
  at: Date;
  count: number;
}

const FEWEST_RUNS = 3;
const LATEST_RUNS = 12;
/** Beyond this nobody plans, and a flat line meets any quantity some day. */
const FARTHEST = 2 * 365;

/**
 * The calendar date (UTC, `YYYY-MM-DD`) on which a count will first exceed `quantity` if it goes on as it did in the
 * last runs, by least squares; null where that says nothing: too few runs, all at one time, a trend that does not rise,
 * a quantity that is exceeded already or not within two years. A projection, never a fact. Pure.
 */
export function projectedExcess(runs: readonly CountAt[], quantity: number, today: string): string | null {
  const latest = runs.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-LATEST_RUNS);
  const last = latest.at(-1);
  if (!last || latest.length < FEWEST_RUNS || last.count > quantity) return null;
  const line = leastSquares(
    latest.map(({ at, count }) => ({ x: (at.getTime() - last.at.getTime()) / DAY, y: count })),
  );
  if (!line || line.slope <= 0) return null;
  // Until the line has reached the next whole number of users.
  const days = Math.ceil((quantity + 1 - line.at0) / line.slope);
  const from = Math.round((Date.parse(today) - Date.parse(dateOf(last.at))) / DAY);
  if (days - from > FARTHEST) return null;
  return dateOf(new Date(last.at.getTime() + Math.max(from, days) * DAY));
}

function leastSquares(points: { x: number; y: number }[]): { slope: number; at0: number } | null {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  if (spread === 0) return null;
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
  return { slope, at0: y - slope * x };
}
