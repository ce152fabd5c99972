/** `npm run keys:rotate`: publishes a new signing key, while instances go on working. */
import { systemActor } from '#lib/access/actor';
import { rotateSigningKey } from '#lib/licensing/signing-keys/rotate';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const { kid, signsFrom } = await rotateSigningKey(systemActor('Command line'));
  console.log(`The signing key ${kid} is published now and signs from ${signsFrom.toISOString()}.
Environments with a connection notice nothing. Those that are licensed by files need the new file of publisher keys.`);
});
