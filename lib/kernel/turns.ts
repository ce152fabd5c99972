import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes one turn after the other, each as many milliseconds later as the one before has answered; a turn must not
 * fail. The returned function lets no more begin, and waits for the one under way.
 */
export function startTurns(turn: () => Promise<number>): () => Promise<void> {
  const stopped = new AbortController();
  const turns = takeTurns(turn, stopped.signal);
  return () => {
    stopped.abort();
    return turns;
  };
}

async function takeTurns(turn: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const wait = await turn();
    await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
