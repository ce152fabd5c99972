import { askJson, fetchLicenses, register, renew, type SimulatedEnvironment } from '../wire-client.ts';
import { type Crew, MODEL, SEATS } from './crew.ts';

/** How often each status was answered, as `3 × 200, 1 × 400`. */
const inWords = (statuses: (number | string)[]): string =>
  Object.entries(Object.groupBy(statuses, String))
    .map(([status, all]) => `${all?.length} × ${status}`)
    .join(', ');

const times = <T>(count: number, work: (turn: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, turn) => work(turn)));

/** Checks that exactly one of those who were given tokens can go on with them, and that one can. */
async function expectOneHolder(
  crew: Crew,
  what: string,
  holders: SimulatedEnvironment[],
): Promise<SimulatedEnvironment | undefined> {
  const statuses: number[] = [];
  let good: SimulatedEnvironment | undefined;
  for (const holder of holders) {
    const { status } = await fetchLicenses(crew.origin(statuses.length), holder, crew.products);
    statuses.push(status);
    if (status === 200) good = holder;
  }
  const alone = statuses.filter((status) => status === 200).length === 1;
  crew.faults.check(alone, `${what}: of those with tokens, ${inWords(statuses)}`);
  if (good) {
    const { status, text } = await renew(crew.origin(1), good);
    crew.faults.check(status === 200, `${what}: who is left is locked out: ${status} ${text}`);
  }
  return good;
}

const newcomer = (crew: Crew): SimulatedEnvironment => {
  const environment = crew.newcomers.shift();
  if (!environment) throw new Error('Too few environments were listed.');
  return environment;
};

/** The same registration ten times at once, as after answers that were lost: one client, and one holds its tokens. */
export async function registerWithOneKey(crew: Crew): Promise<void> {
  const environment = newcomer(crew);
  const same = Array.from({ length: 10 }, () => ({ ...environment }));
  const answers = await times(same.length, (turn) =>
    register(crew.origin(turn), same[turn] as SimulatedEnvironment),
  );
  const clients = new Set(same.map(({ tokens }) => tokens?.clientId));
  crew.faults.check(
    answers.every(({ status }) => status === 201) && clients.size === 1,
    `One key: ${inWords(answers.map(({ status }) => status))}, ${clients.size} clients`,
  );
  await expectOneHolder(crew, 'Registrations with one key', same);
}

/** Ten programs that claim to be the same environment register at once: one is, the others are told. */
export async function registerWithManyKeys(crew: Crew): Promise<void> {
  const environment = newcomer(crew);
  const rivals = Array.from({ length: 10 }, () => ({ ...environment, idempotencyKey: crypto.randomUUID() }));
  const answers = await times(rivals.length, (turn) =>
    register(crew.origin(turn), rivals[turn] as SimulatedEnvironment),
  );
  const said = inWords(answers.map(({ status, body }) => `${status} ${body.error ?? ''}`.trim()));
  crew.faults.check(said.includes('1 × 201') && said.includes('9 × 400 already_registered'), said);
  await expectOneHolder(
    crew,
    'Registrations with many keys',
    rivals.filter(({ tokens }) => tokens),
  );
}

/** Twenty obtain the next tokens with the same refresh token at once: all are answered, and one can go on. */
export async function renewOnePair(crew: Crew): Promise<void> {
  const environment = newcomer(crew);
  await register(crew.origin(0), environment);
  const same = Array.from({ length: 20 }, () => ({ ...environment }));
  const answers = await times(same.length, (turn) =>
    renew(crew.origin(turn), same[turn] as SimulatedEnvironment),
  );
  const statuses = answers.map(({ status }) => status);
  crew.faults.check(
    statuses.every((status) => status === 200),
    `One pair: ${inWords(statuses)}`,
  );
  await expectOneHolder(crew, 'Token refreshes of one pair', same);
}

/** Five administrators save the same product, as each has seen it: one is first, the others are told. */
export async function editOneRecord(crew: Crew): Promise<void> {
  const [product] = await crew.look.rows(
    `select id, name, revision from products where name = ?`,
    crew.products[0] ?? '',
  );
  const answers = await times(5, async (turn) => {
    const { data, serverError } = await crew.admin(turn).act('products/actions update', {
      id: product?.id,
      revision: String(product?.revision),
      name: product?.name,
      active: 'on',
      description: `Written by number ${turn} on revision ${product?.revision}.`,
    });
    return data ? 'saved' : (serverError?.code ?? serverError?.message ?? 'nothing');
  });
  const said = inWords(answers);
  crew.faults.check(
    answers.filter((answer) => answer === 'saved').length === 1 && said.includes('4 × changed-meanwhile'),
    `Editors: ${said}`,
  );
  const [after] = await crew.look.rows('select revision from products where id = ?', String(product?.id));
  crew.faults.check(
    Number(after?.revision) === Number(product?.revision) + 1,
    `The revision went from ${product?.revision} to ${after?.revision}.`,
  );
}

/** Two hundred open a session at once where fifty are licensed: fifty are in, and never one more. */
export async function openSessions(crew: Crew): Promise<void> {
  const url = (turn: number) => `${crew.origin(turn)}/api/environment/v1/sessions`;
  const answers = await times(4 * SEATS, (turn) =>
    askJson(url(turn), 'POST', crew.apiToken, { model: MODEL, user_name: `user-${turn}` }),
  );
  const opened = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status, body }) => status === 409 && body.code === 'USERS_EXCEEDED');
  crew.faults.check(
    opened.length === SEATS && refused.length === 3 * SEATS,
    `Sessions: ${inWords(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`))}`,
  );
  await Promise.all(
    opened.map(({ body }, turn) => askJson(`${url(turn)}/${body.id}`, 'DELETE', crew.apiToken)),
  );
}

/** Eight press "Run now" at once, while the schedule wants the same job, too: those who find it running are told. */
export async function runOneJob(crew: Crew): Promise<void> {
  const answers = await times(8, async (turn) => {
    const { data, serverError } = await crew.admin(turn).act('jobs/actions runNow', { name: 'housekeeping' });
    return data ? 'ran' : (serverError?.kind ?? 'nothing');
  });
  crew.faults.check(
    answers.every((answer) => answer === 'ran' || answer === 'conflict'),
    `Run now: ${inWords(answers)}`,
  );
}
