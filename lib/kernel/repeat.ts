/**
 * Does `work` now, and again `every` so many milliseconds after it has ended, until the returned function is called;
 * that waits for what is under way. `work` must not throw.
 */
export function repeat(work: () => Promise<void>, every: number): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      await work();
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, every);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await loop;
  };
}
