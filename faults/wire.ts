import type { Faults } from './suite.ts';
import { type WireFault, wireFaults } from './wire/faults.ts';
import { meeting } from './wire/meet.ts';
import { install, startPublisher } from './wire/pair.ts';
import { record } from './wire/record.ts';
import { clockSetBack } from './wire/stories/clock.ts';
import { copied } from './wire/stories/copied.ts';
import { registerWithLostAnswers } from './wire/stories/lost-registration.ts';
import { losesTokens } from './wire/stories/lost-tokens.ts';
import { restored } from './wire/stories/restored.ts';

/** How often each fault is met, each time by another environment. */
const ROUNDS = { full: 5, short: 1 };

/** Everything that can go wrong between an environment and its licensing service, each by itself, in any order. */
export async function wire(faults: Faults): Promise<string> {
  const rounds = faults.short ? ROUNDS.short : ROUNDS.full;
  const publisher = await startPublisher(faults, 2 * rounds);
  let met = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const environment = await registerWithLostAnswers(faults, publisher, faults.short ? 1 : round - 1);
    await install(environment, publisher.products.slice(0, 3));
    const all = await wireFaults(await record(publisher, environment));
    const single = (faults.short ? oneOfEach(faults, all) : all).map(meeting);
    // Last comes what ends in another registration: sets that were recorded before it are none of its own.
    const order = [...faults.random.shuffled([...single, losesTokens, copied, clockSetBack]), restored];
    for (const happen of order) await happen({ faults, publisher, environment });
    met += order.length + 1;
    await environment.instance.halt();
    faults.say(`round ${round} of ${rounds}: ${met} faults met`);
  }
  const alarms = await publisher.rows(
    `select details from audit_entries where operation = 'Token Reuse Detected'`,
  );
  faults.check(alarms.length === 0, `The publisher took a fault for a theft: ${JSON.stringify(alarms)}`);
  return `${met} faults met`;
}

/** Each kind at one of the places where it can happen: where it takes long, at one that is not waited for long. */
const oneOfEach = ({ random }: Faults, all: WireFault[]): WireFault[] =>
  [...Map.groupBy(all, ({ kind }) => kind).values()].map(
    (same) => same.find(({ slow, at }) => slow && at === 'jwks') ?? random.pick(same),
  );
