/**
 * `npm run secret:rotate`, with all instances stopped: puts another secret key in force. `--stopped` passes over the
 * question whether anybody else is connected to the database.
 */
import { parseArgs } from 'node:util';
import { rotateSecretKey } from '#lib/instance/secret/rotate';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { stopped: { type: 'boolean' } } });
  const { sealed, foreign, next } = await rotateSecretKey(values);
  console.log(`Sealed ${sealed} values with the new secret key. Everybody has to sign in again.`);
  if (foreign > 0)
    console.log(
      `${foreign} values were sealed with some other secret key before, and stay closed: they came with a copy of another database.`,
    );
  console.log(next);
});
