import type { Cluster } from '../cluster.ts';
import { createApiToken, type Person, signIn } from '../person.ts';
import { listEnvironments, registerOwn } from '../publisher.ts';
import type { Faults } from '../suite.ts';
import { askJson, type SimulatedEnvironment, simulated } from '../wire-client.ts';

/** Everybody who races: the administrator, and environments that have not registered. */
export interface Crew extends Cluster {
  faults: Faults;
  /** Origin of each instance, in turn. */
  origin(turn: number): string;
  /** The administrator, with one session, at each instance in turn. */
  admin(turn: number): Person;
  apiToken: string;
  products: string[];
  newcomers: SimulatedEnvironment[];
}

/** The model that {@link openToSome} licenses, and for how many. */
export const MODEL = 'Concurrent';
export const SEATS = 50;

export async function prepareCrew(faults: Faults, cluster: Cluster, rounds: number): Promise<Crew> {
  const { instances, first } = cluster;
  const listed = await listEnvironments(first, 3 * rounds + 1);
  const admin = await signIn(first, first.admin);
  await registerOwn(admin);
  const origin = (turn: number) => instances[turn % instances.length]?.url ?? first.url;
  const crew: Crew = {
    ...cluster,
    faults,
    origin,
    admin: (turn) => admin.at(origin(turn)),
    apiToken: await createApiToken(admin, 'Faults', ['modules:write', 'sessions:write']),
    products: listed.products,
    newcomers: listed.environments.slice(1).map(simulated),
  };
  await openToSome(crew);
  return crew;
}

/** Licenses a module for {@link SEATS} concurrent users, and blocks beyond. */
async function openToSome({ admin, look, apiToken, origin }: Crew): Promise<void> {
  const act = async (action: string, input: object) => {
    const { data, serverError, status } = await admin(0).act(action, input);
    if (!data) throw new Error(`${action}: ${status} ${JSON.stringify(serverError)}`);
    return data;
  };
  const { id: productId } = await act('products/actions create', {
    name: 'Product for some at once',
    active: 'on',
    metric: 'concurrent_users',
    reaction: 'block',
  });
  const [customer] = await look.rows('select id from customers');
  await act('customers/[id]/products/actions create', {
    customerId: customer?.id,
    productId,
    licenseType: 'Annual',
    enabled: 'on',
    expiresOn: '2099-12-31',
    userCount: String(SEATS),
  });
  const module = { product: 'Product for some at once', installed_version: '1.0' };
  await askJson(`${origin(0)}/api/environment/v1/modules/${MODEL}`, 'PUT', apiToken, module);
  await act('license-management/actions refresh', {});
}
