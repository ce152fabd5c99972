import { z } from 'zod';
import { seal, unseal } from '#lib/crypto/seal';
import { MINUTE, now } from '#lib/kernel/clock';

/** How long a person may take at the provider, in milliseconds. */
export const FLOW_LIFETIME = 10 * MINUTE;

const flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page of ours that was asked for. */
  target: z.string(),
  /** The session that this is to confirm; absent where one is to be opened. */
  confirms: z.string().optional(),
  begunAt: z.number(),
});

/** What is remembered of a sign-in while the person is at the provider. */
export type Flow = z.infer<typeof flow>;

const BINDING = 'single sign-on flow';

export const sealFlow = (begun: Flow): string => seal(JSON.stringify(begun), BINDING);

/** The sign-in that `sealed` is of, if it is one of ours and not too old. */
export function openFlow(sealed: string): Flow | undefined {
  const text = unseal(sealed, BINDING);
  if (text === null) return undefined;
  const begun = flow.parse(JSON.parse(text));
  return begun.begunAt + FLOW_LIFETIME > now().getTime() ? begun : undefined;
}
