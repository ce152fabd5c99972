/** One of the things that a chart counts, as in "License". Two at most: what tells them apart survives greyscale. */
export interface Series {
  id: string;
  label: string;
}

/** A bar, or a stack of them: what it stands for, and a number for each series. */
export interface Category {
  /** In words, unique in the chart. */
  label: string;
  /** The same on the axis, where there is little room. */
  short?: string;
  values: Record<string, number>;
  /** Marks the bar with the colour for what is wrong; its label must say it, too. */
  danger?: boolean;
}

export interface ChartData {
  categories: Category[];
  series: Series[];
  /** What the axes are, as in "Month" and "Customer products". */
  axes: { category: string; value: string };
}

export const totalOf = ({ values }: Category, series: Series[]): number =>
  series.reduce((sum, { id }) => sum + (values[id] ?? 0), 0);

/** What a series over time is at one instant. */
export interface Point {
  /** In words, unique in the chart. */
  label: string;
  /** RFC 3339. */
  at: string;
  /** A series that has no number then is missing. */
  values: Record<string, number>;
}

export interface LineData {
  /** The oldest first. */
  points: Point[];
  /** One, or one and its limit. */
  series: Series[];
  /** What the axes are, as in "Recount" and "Users". */
  axes: { category: string; value: string };
}
