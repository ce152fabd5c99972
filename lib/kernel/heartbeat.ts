/**
 * Calls `beat` every `every` milliseconds, until it answers `false` or the returned function is called. A beat that
 * fails is made up for by the next: what is kept alive must outlast a few.
 */
export function startHeartbeat(every: number, beat: () => Promise<boolean>): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const wait = () => {
    timer = setTimeout(async () => {
      const alive = await beat().catch(() => true);
      if (alive && !stopped) wait();
    }, every).unref();
  };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
