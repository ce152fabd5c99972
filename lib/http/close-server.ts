import type { Server } from 'node:http';
import { waitFor } from '#lib/kernel/wait-for';

const LOOK_EVERY = 50;

/**
 * Takes no more connections and lets the requests under way finish, for `patience` milliseconds at most. Answers
 * whether they all did; what did not is cut off.
 */
export async function closeServer(server: Server, patience: number): Promise<boolean> {
  const closed = new Promise<void>((settle) => {
    server.close(() => settle());
  });
  // A connection that is kept alive becomes idle with its answer, and would wait for the next request.
  const ending = setInterval(() => server.closeIdleConnections(), LOOK_EVERY);
  const finished = await waitFor(closed, patience);
  clearInterval(ending);
  if (!finished) server.closeAllConnections();
  return finished;
}
