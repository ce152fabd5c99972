import type { Request } from 'autocannon';
import type { Environment } from './environments.ts';
import { rounds } from './limits.ts';
import { type Load, load, type Target } from './load.ts';
import { licensesSender, tokenSender } from './senders.ts';

export interface Comparison {
  name: string;
  /** Medians of the rounds. */
  bare: Load;
  product: Load;
  /** Requests per second, the product's as a share of the bare server's: median of the rounds, and each. */
  ratio: number;
  ratios: number[];
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const medianLoad = (loads: Load[]): Load => ({
  perSecond: median(loads.map((one) => one.perSecond)),
  p99: median(loads.map((one) => one.p99)),
  cpu: median(loads.map((one) => one.cpu)),
});

interface Case {
  name: string;
  amount: number;
  status: number;
  /** One for each connection, anew for each server. */
  senders(): Request[];
}

/** Measures both servers in turn. Which comes first changes with the round, so that neither always has it warmer. */
export async function compare(
  bare: Target,
  product: Target,
  { name, amount, status, senders }: Case,
): Promise<Comparison> {
  const sendersOf = new Map([bare, product].map((target) => [target, senders()]));
  const loads = new Map<Target, Load[]>([
    [bare, []],
    [product, []],
  ]);
  for (let round = 0; round < rounds; round += 1)
    for (const target of round % 2 === 0 ? [bare, product] : [product, bare])
      loads.get(target)?.push(await load(target, sendersOf.get(target) ?? [], amount, status));
  const [bareLoads = [], productLoads = []] = loads.values();
  const ratios = productLoads.map(
    (one, round) => one.perSecond / (bareLoads[round]?.perSecond ?? Number.NaN),
  );
  return {
    name,
    bare: medianLoad(bareLoads),
    product: medianLoad(productLoads),
    ratio: median(ratios),
    ratios,
  };
}

/** `readers` fetch licenses; the others renew their tokens, since that ends the customer token that they had. */
export async function compareAll(
  bare: Target,
  product: Target,
  path: string,
  readers: Environment[],
  renewers: Environment[],
): Promise<{ licenses: Comparison[]; token: Comparison }> {
  const licenses = (name: string, known: boolean, status: number) =>
    compare(bare, product, {
      name,
      amount: 8_000,
      status,
      senders: () => readers.map((reader) => licensesSender(reader, path, known)),
    });
  return {
    licenses: [
      await licenses('GET /licenses, 200', false, 200),
      await licenses('GET /licenses, 304', true, 304),
    ],
    token: await compare(bare, product, {
      name: 'POST /token',
      amount: 800,
      status: 200,
      senders: () => renewers.map(tokenSender),
    }),
  };
}
