import { checkMended, isGood, leaveLittle, said } from '../meet.ts';
import { lost } from '../misdeeds.ts';
import type { Scene } from '../pair.ts';

/** The service gives new tokens, twice; they never arrive. The environment goes on with those that it has. */
export async function losesTokens(scene: Scene): Promise<void> {
  const { faults, publisher, environment } = scene;
  const before = await environment.licenses();
  publisher.proxy.misdeeds = { token: lost };
  for (const time of ['first', 'second']) {
    const answer = await environment.renew();
    faults.check(!isGood(answer), `The ${time} new tokens arrived, though they were lost: ${said(answer)}`);
  }
  publisher.proxy.misdeeds = {};
  const renewed = await environment.renew();
  faults.check(isGood(renewed), `After lost tokens there were no others: ${said(renewed)}`);
  await checkMended(scene, 'lost tokens', before);
  // The new ones have been used, so that those before are spent: these must be good for more.
  await leaveLittle(environment);
  await checkMended(scene, 'lost tokens, and others since', before);
}
