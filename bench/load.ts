import autocannon from 'autocannon';
import { connections } from './limits.ts';
import { cpuSeconds } from './process-figures.ts';

export interface Target {
  name: string;
  origin: string;
  /** The server's process. */
  pid: number;
}

export interface Load {
  perSecond: number;
  /** Milliseconds below which 99 % of the answers came. */
  p99: number;
  /** Microseconds of the server's processor time for each request: what else this machine does matters little to it. */
  cpu: number;
}

/**
 * Sends `amount` requests over as many connections as there are `senders`, one request at a time on each. A sender
 * is a request to repeat, or one that makes each next request (`setupRequest`) from the answer before (`onResponse`).
 * Throws when any request is not answered with `status`.
 */
export async function load(
  target: Target,
  senders: autocannon.Request[],
  amount: number,
  status: number,
): Promise<Load> {
  if (senders.length !== connections) throw new Error(`There must be ${connections} senders.`);
  const waiting = [...senders];
  const cpuBefore = cpuSeconds(target.pid);
  const began = performance.now();
  // autocannon itself tells its end to the second only.
  let ended = began;
  const result = await new Promise<autocannon.Result>((settle, fail) => {
    const options = {
      url: target.origin,
      connections,
      amount,
      // Seconds. A disk that others keep busy may hold up a commit for long.
      timeout: 120,
      setupClient: (client: autocannon.Client) => client.setRequests(waiting.splice(0, 1)),
    };
    autocannon(options, (error, found) => (error ? fail(error) : settle(found))).on('response', () => {
      ended = performance.now();
    });
  });
  const cpu = cpuSeconds(target.pid) - cpuBefore;
  const answered = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  if (answered !== amount) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(
      `${target.name} answered ${answered} of ${amount} requests with ${status}: ${statuses}, ${result.errors} errors, ${result.timeouts} of them timeouts.`,
    );
  }
  return {
    perSecond: (amount / (ended - began)) * 1000,
    p99: result.latency.p99,
    cpu: (cpu / amount) * 1e6,
  };
}
