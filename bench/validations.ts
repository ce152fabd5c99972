import { type Comparison, compare, median } from './compare.ts';
import type { Environment } from './environments.ts';
import { rounds } from './limits.ts';
import type { Target } from './load.ts';
import { validationSender } from './senders.ts';
import { createSigner, exampleClaims } from './signing.ts';

export interface ValidationFigures {
  /** With a nonce, and so signed afresh; then without. */
  compared: Comparison[];
  /** How often this process signs in a second, in a loop that does nothing else. */
  signatures: number;
}

const SIGNATURES = 300;

async function signaturesPerSecond(): Promise<number> {
  const sign = await createSigner();
  const began = performance.now();
  for (let count = 0; count < SIGNATURES; count += 1) await sign(exampleClaims(String(count)));
  return (SIGNATURES / (performance.now() - began)) * 1000;
}

/** `POST /validations` of `product`, which each of `readers` has installed. */
export async function measureValidations(
  bare: Target,
  target: Target,
  readers: Environment[],
  product: string,
): Promise<ValidationFigures> {
  const validations = (name: string, fresh: boolean) =>
    compare(bare, target, {
      name,
      amount: 400,
      status: 200,
      senders: () => readers.map((reader) => validationSender(reader, product, fresh)),
    });
  const signed: number[] = [];
  for (let round = 0; round < rounds; round += 1) signed.push(await signaturesPerSecond());
  return {
    compared: [
      await validations('POST /validations, nonce', true),
      await validations('POST /validations, without', false),
    ],
    signatures: median(signed),
  };
}
