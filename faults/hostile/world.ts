import { apiScopes } from '#lib/contract/environment';
import type { Look } from '../databases.ts';
import type { Instance } from '../instance.ts';
import { createApiToken, type Person, signIn, stranger } from '../person.ts';
import { register, simulated } from '../wire-client.ts';
import { type Sender, senders, type World } from './request.ts';

/** An instance full of sample data, and everybody who may ask it something. */
export interface Inhabited {
  world: World;
  /** How each sender proves who it is. */
  proofs(): Record<Sender, Record<string, string>>;
  /** Signs in again whoever was signed out by what was sent. */
  awake(): Promise<void>;
}

const PASSWORD = 'A password for the faults only, 2';
const EMAIL = 'portal@contoso.example';

const tables: Record<string, string> = {
  customer: 'customers',
  product: 'products',
  release: 'releases',
  customerProduct: 'customer_products',
  environment: 'customer_environments',
  announcement: 'announcements',
  module: 'modules',
  namedUser: 'named_users',
  securityRole: 'security_roles',
  recount: 'recounts',
  session: 'concurrent_sessions',
  role: 'roles',
  request: 'license_requests',
  pending: 'pending_registrations',
  organization: 'organizations',
};

export async function inhabit(instance: Instance, look: Look): Promise<Inhabited> {
  const one = async (sql: string) => String((await look.rows(sql))[0]?.found ?? '');
  const all = async (sql: string) => (await look.rows(sql)).map(({ found }) => String(found));
  let admin = await signIn(instance, instance.admin);
  const customer = await one('select id as found from customers order by name limit 1');
  await inviteTo(instance, admin, customer);
  let person = await signIn(instance, { email: EMAIL, password: PASSWORD });

  const own = simulated({ tenant: 'hostile.example.com', serialNumber: 'hostile-1' });
  await admin.act('customers/[id]/environments/actions create', {
    ...own,
    customerId: customer,
    name: 'Hostile',
    active: 'on',
  });
  await register(instance.url, own);
  if (!own.tokens) throw new Error('There is no customer token.');
  const tokens = new Map<Sender, string>([['customer token', own.tokens.access]]);
  for (const scope of apiScopes) tokens.set(scope, await createApiToken(admin, `Hostile ${scope}`, [scope]));
  tokens.set('every scope', await createApiToken(admin, 'Hostile', [...apiScopes]));
  const bearers = Object.fromEntries(
    senders.map((name) => [name, tokens.has(name) ? { authorization: `Bearer ${tokens.get(name)}` } : {}]),
  ) as Record<Sender, Record<string, string>>;

  const ids: World['ids'] = {};
  for (const [name, table] of Object.entries(tables))
    ids[name] = await all(`select id as found from ${table} order by id limit 5`);
  const world: World = {
    ids,
    names: {
      product: await all('select name as found from products order by id limit 8'),
      model: await all('select model as found from modules order by id limit 8'),
      userName: await all('select user_name as found from named_users order by id limit 5'),
      customer: await all('select name as found from customers order by id limit 5'),
    },
    registered: { ...own, clientId: own.tokens.clientId },
  };
  return {
    world,
    proofs: () => ({ ...bearers, administrator: admin.headers(), 'customer’s person': person.headers() }),
    async awake() {
      if (!(await isSignedIn(admin))) admin = await signIn(instance, instance.admin);
      if (!(await isSignedIn(person))) person = await signIn(instance, { email: EMAIL, password: PASSWORD });
    },
  };
}

const isSignedIn = async (somebody: Person) => (await somebody.open('/account')).status === 200;

/** Somebody of the customer’s, who has followed the link of an invitation. */
async function inviteTo(instance: Instance, admin: Person, customerId: string): Promise<void> {
  const invited = await admin.act('people/actions invite', {
    email: EMAIL,
    name: 'Hostile portal',
    persona: 'organization-administrator',
    organization: 'customer',
    customerId,
  });
  const address = String(invited.data?.address ?? '');
  const { serverError } = await stranger(instance).act('_link/actions acceptInvitation', {
    token: address.split('/').at(-1) ?? '',
    password: PASSWORD,
    repeated: PASSWORD,
  });
  if (serverError || !address)
    throw new Error(`Nobody could be invited: ${invited.serverError?.message ?? serverError?.message}`);
}
