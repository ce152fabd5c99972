const HATCH = 'chart-hatch';

/** Hatching, for a second series: told apart from a filled one also without colour. One may stand in a page twice. */
export const Pattern = () => (
  <defs>
    <pattern id={HATCH} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--surface)" />
      <rect width="1.5" height="5" fill="var(--accent)" />
    </pattern>
  </defs>
);

/** How the bars of a series are filled. */
export const patternFill = (index: number): string => (index === 0 ? 'var(--accent)' : `url(#${HATCH})`);
