import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { serverActions } from '../e2e/fixtures/actions.ts';
import { exportedLists, jsonLinesLists } from '../e2e/fixtures/exports.ts';
import { openIdProvider } from '../e2e/fixtures/openid-provider.ts';
import { routes } from '../e2e/fixtures/routes.ts';
import { type Look, lookAt } from './databases.ts';
import { type Instance, printedFor, startInstance } from './instance.ts';
import { createApiToken, type Person, signIn, stranger } from './person.ts';
import { type Evidence, openEvidence } from './secrets/evidence.ts';
import { signOn } from './secrets/sign-on.ts';
import type { Faults } from './suite.ts';
import { ask, askJson, register, renew, simulated } from './wire-client.ts';

const ADMIN = { email: 'ada@example.com', password: 'the administrator’s own words 1' };
const INVITED = { email: 'ines@example.com', password: 'words of the invited person 2' };
const SUBJECT = 'olga';

interface Story {
  faults: Faults;
  instance: Instance;
  look: Look;
  evidence: Evidence;
  admin: Person;
}

/** Plants every kind of secret, drives every way that leads past one, and looks for all of them in all that is left. */
export async function secrets(faults: Faults): Promise<string> {
  const evidence = openEvidence();
  const provider = await openIdProvider();
  faults.atEnd(provider.close);
  const SECRET_KEY = 'the secret key of this suite, which nobody may ever see';
  const instance = await startInstance(faults, {
    ...provider.settings,
    SECRET_KEY,
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
  });
  await provider.serve(instance.url);
  provider.people.set(SUBJECT, { email: 'olga@example.com', email_verified: true });
  const look = lookAt(instance.settings);
  faults.atEnd(look.close);
  evidence.plant('secret key', SECRET_KEY);
  evidence.plant('secret of the OpenID client', provider.settings.OIDC_CLIENT_SECRET);

  const admin = await setUp(instance, evidence);
  const story = { faults, instance, look, evidence, admin };
  await invite(story);
  await registerAnEnvironment(story);
  await askWithApiTokens(story);
  await signOnAtTheProvider(story, provider);
  await failInEveryWay(story);
  await collect(story);
  const found = evidence.search(faults);
  return `${found.secrets} secrets looked for in ${found.places} places`;
}

async function setUp(instance: Instance, evidence: Evidence): Promise<Person> {
  const code = /\/setup\?code=([\w-]+)/.exec(instance.log())?.[1] ?? '';
  evidence.plant('setup code', code);
  evidence.plant('administrator’s password', ADMIN.password);
  const nobody = stranger(instance);
  evidence.keep('the setup page', await (await nobody.open(`/setup?code=${code}`)).text(), ['setup code']);
  const form = { code, name: 'Ada', ...ADMIN, repeated: ADMIN.password, sampleData: 'on' };
  const { serverError } = await nobody.act('setup/actions setUp', form);
  if (serverError) throw new Error(`There is no administrator: ${serverError.message}`);
  const admin = await signIn(instance, ADMIN);
  plantSession(evidence, 'administrator', admin);
  return admin;
}

const plantSession = (evidence: Evidence, whose: string, person: Person) =>
  evidence.plant(
    `session cookie of the ${whose}`,
    /session-token=([^;]+)/.exec(person.headers().cookie)?.[1],
  );

async function invite({ instance, look, evidence, admin }: Story): Promise<void> {
  const invited = await admin.act('people/actions invite', {
    email: INVITED.email,
    name: 'Ines',
    persona: 'organization-administrator',
    organization: 'own',
  });
  const link = String(invited.data?.address);
  const token = link.split('/').at(-1) ?? '';
  evidence.plant('invitation link', token);
  evidence.plant('password of the invited person', INVITED.password);
  evidence.keep('the answer to who invites', JSON.stringify(invited), ['invitation link']);
  const person = stranger(instance);
  evidence.keep('the page of the link', await (await person.open(`/invitation/${token}`)).text(), [
    'invitation link',
  ]);
  const choice = { token, password: INVITED.password, repeated: INVITED.password };
  await person.act('_link/actions acceptInvitation', { ...choice, repeated: 'something else' });
  evidence.keep('accepting', JSON.stringify(await person.act('_link/actions acceptInvitation', choice)));
  plantSession(evidence, 'invited person', person);
  evidence.keep('the account page', await (await person.open('/account')).text());

  const [row] = await look.rows('select id from users where email = ?', INVITED.email);
  const reset = await admin.act('people/actions issueLink', { id: String(row?.id) });
  evidence.plant(
    'reset link',
    String(reset.data?.address ?? '')
      .split('/')
      .at(-1),
  );
  evidence.keep('the answer to who issues a reset link', JSON.stringify(reset), ['reset link']);
}

async function registerAnEnvironment({ instance, look, evidence, admin }: Story): Promise<void> {
  const [customer] = await look.rows('select id from customers order by name limit 1');
  const listed = { tenant: 'secrets.example.com', serialNumber: 'secrets-1' };
  await admin.act('customers/[id]/environments/actions create', {
    ...listed,
    customerId: String(customer?.id),
    name: 'Secrets',
    active: 'on',
  });
  const environment = simulated(listed);
  await register(instance.url, environment);
  const first = environment.tokens;
  evidence.plant('first customer token', first?.access);
  evidence.plant('first refresh token', first?.refresh);
  const renewed = await renew(instance.url, environment);
  evidence.plant('customer token', environment.tokens?.access);
  evidence.plant('refresh token', environment.tokens?.refresh);
  evidence.keep('the answer to who renews', renewed.text, ['customer token', 'refresh token']);

  const [row] = await look.rows('select id from customer_environments where tenant = ?', listed.tenant);
  const code = await admin.act('customers/[id]/environments/actions issueCode', {
    environmentId: String(row?.id),
  });
  evidence.plant('registration code', String(code.data?.code ?? ''));
  evidence.keep('the answer to who issues a code', JSON.stringify(code), ['registration code']);
  // Refused: the token has been replaced, and whoever uses it again may have copied it.
  if (first) {
    const replaced = await renew(instance.url, { ...environment, tokens: first });
    evidence.keep('the refusal of a replaced token', replaced.text);
  }
}

async function askWithApiTokens({ instance, evidence, admin }: Story): Promise<void> {
  const token = await createApiToken(admin, 'Secrets', ['modules:read', 'modules:write', 'scim']);
  evidence.plant('API token', token);
  const modules = `${instance.url}/api/environment/v1/modules`;
  evidence.keep('the modules', (await askJson(modules, 'GET', token)).text);
  evidence.keep('a refused scope', (await askJson(`${modules}/Any/license`, 'GET', token)).text);
  evidence.keep('users by SCIM', (await askJson(`${instance.url}/scim/v2/Users`, 'GET', token)).text);
  evidence.keep('a wrong API token', (await askJson(modules, 'GET', `${token}x`)).text);
}

async function signOnAtTheProvider(
  { instance, evidence, admin }: Story,
  provider: Awaited<ReturnType<typeof openIdProvider>>,
): Promise<void> {
  await admin.act('people/actions invite', {
    email: 'olga@example.com',
    name: 'Olga',
    persona: 'organization-administrator',
    organization: 'own',
  });
  const olga = stranger(instance);
  const back = await signOn(olga, provider, SUBJECT);
  evidence.plant('authorization code', new URL(back, instance.url).searchParams.get('code'));
  plantSession(evidence, 'person of the provider', olga);
  evidence.keep('her account page', await (await olga.open('/account')).text());
  evidence.keep('an answer that comes twice', await (await olga.open(back)).text());
  const action = serverActions().find(({ name }) => name === 'sign-out/actions signOut');
  const { headers } = await olga.open('/sign-out', {
    method: 'POST',
    headers: { 'next-action': action?.id ?? '', 'content-type': 'text/plain;charset=UTF-8' },
    body: '[]',
  });
  const away = new URL(headers.get('x-action-redirect')?.replace(/;\w+$/, '') ?? '', instance.url);
  evidence.plant('ID token', away.searchParams.get('id_token_hint'));
  evidence.keep('the way to sign out at the provider', away.href, ['ID token']);
}

/** Statements that fail hold what they were to write; requests that cannot be read hold what was sent. */
async function failInEveryWay({ faults, instance, look, evidence, admin }: Story): Promise<void> {
  const broken = ['account_links', 'api_tokens', 'account_sessions', 'token_pairs', 'provider_sessions'];
  const guess = 'a wrong password, nearly right 3';
  evidence.plant('wrong password', guess);
  for (const body of [`{"password": "${guess}"`, JSON.stringify([{ password: guess }])]) {
    const path = `${instance.url}/api/licensing/v1/registrations`;
    const headers = { 'content-type': 'application/json' };
    evidence.keep('a body that is wrong', (await ask(path, { method: 'POST', headers, body })).text);
  }
  const nobody = stranger(instance);
  const wrong = await nobody.act('sign-in/actions signIn', { ...ADMIN, password: guess });
  evidence.keep('a wrong password', JSON.stringify(wrong));

  for (const table of broken) await look.rows(`alter table ${table} rename to ${table}_away`);
  const failing = [
    nobody.act('sign-in/actions signIn', ADMIN),
    admin.act('people/actions invite', { email: 'x@example.com', name: 'X', persona: 'user' }),
    admin.act('account/actions changePassword', {
      current: ADMIN.password,
      password: guess,
      repeated: guess,
    }),
    ask(`${instance.url}/api/licensing/v1/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=refresh_token&client_id=any&refresh_token=${encodeURIComponent(guess)}`,
    }),
    askJson(`${instance.url}/api/environment/v1/modules`, 'GET', encodeURIComponent(guess)),
  ];
  for (const answer of await Promise.all(failing)) evidence.keep('a failure', JSON.stringify(answer));
  const link = 'a-link-that-was-guessed-or-cut-off';
  evidence.plant('guessed link', link);
  evidence.keep('a link that fails', await (await admin.open(`/invitation/${link}`)).text(), [
    'guessed link',
  ]);
  for (const table of broken) await look.rows(`alter table ${table}_away rename to ${table}`);
  faults.check(/failed|no such table/i.test(instance.log()), 'The log tells nothing of what failed.');
}

/** Everything that is written down, and everything that can be looked at. */
async function collect(story: Story): Promise<void> {
  const { faults, instance, look, evidence } = story;
  const sealed: Record<string, string> = JSON.parse(await printedFor(instance, 'faults/secrets/sealed.ts'));
  for (const [name, value] of Object.entries(sealed)) evidence.plant(name, value);

  const admin = await signIn(instance, ADMIN);
  for (const path of await pagesOf(look)) {
    const answer = await admin.open(path);
    faults.check(answer.status < 500, `${path} answers ${answer.status}.`);
    evidence.keep(path, await answer.text());
  }
  for (const list of [...exportedLists(), ...jsonLinesLists().map((name) => `${name}.jsonl`)]) {
    const answer = await admin.open(`/export/${list}`);
    evidence.keep(`the export ${list}`, await answer.text());
  }
  const telemetry = await admin.act('license-management/configuration/offline/actions exportToFile', {});
  faults.check(telemetry.data !== undefined, 'There is no telemetry file.');
  evidence.keep('the telemetry file', JSON.stringify(telemetry));

  const file = join(instance.dataDir, 'backup.jsonl.gz');
  evidence.keep('what a backup prints', await printedFor(instance, 'scripts/backup.ts', file));
  evidence.keep('the backup', gunzipSync(readFileSync(file)).toString('utf8'));
  const tables = await look.rows("select name from sqlite_master where type = 'table'");
  for (const { name } of tables) {
    const rows = await look.rows(`select * from "${name}"`).catch(() => []);
    evidence.keep(`the table ${name}`, JSON.stringify(rows));
  }
  evidence.keep('the console', instance.log(), ['setup code']);
}

const recordOf: Record<string, string> = {
  customers: 'customers',
  products: 'products',
  modules: 'modules',
  roles: 'roles',
  'security-roles': 'security_roles',
  users: 'named_users',
};

/** All pages that need no more than one record; those of link and sign-out are part of the story. */
async function pagesOf(look: Look): Promise<string[]> {
  const pages: string[] = [];
  for (const route of routes()) {
    const [, folder = '', below = ''] = /^.*?([^/]+)\/\[id\](.*)$/.exec(route) ?? [];
    if (!route.includes('[')) pages.push(route);
    else if (recordOf[folder] && !below.includes('[')) {
      const [row] = await look.rows(`select id from ${recordOf[folder]} limit 1`);
      if (row) pages.push(route.replace('[id]', String(row.id)));
    }
  }
  return pages;
}
