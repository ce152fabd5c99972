import type { Look } from '../databases.ts';
import type { Faults } from '../suite.ts';
import type { Write } from './ledger.ts';
import { type Verdict, verify } from './verify.ts';

/** Checks that everything that was acknowledged is there, nothing by halves, and the database in order. */
export async function expectKept(
  faults: Faults,
  look: Look,
  writes: readonly Write[],
  when: string,
): Promise<Verdict> {
  const verdict = await verify(look, writes);
  const { lost, half } = verdict;
  faults.check(lost.length === 0, `${when}, lost: ${lost.join('; ')}`);
  faults.check(half.length === 0, `${when}, half applied: ${half.join('; ')}`);
  const defects = await look.defects();
  faults.check(defects.length === 0, `${when}, the database is damaged: ${defects.join('; ')}`);
  return verdict;
}
