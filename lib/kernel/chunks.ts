/** `items` in parts of at most `size`, such as the rows of one statement, which takes only so many parameters. */
export const chunksOf = <T>(items: readonly T[], size = 200): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
