import { setTimeout as sleep } from 'node:timers/promises';
import { ENVIRONMENT_PATH } from '#lib/contract/environment';
import { LICENSING_PATH } from '#lib/contract/licensing';
import { type Look, lookAt } from '../databases.ts';
import { type Instance, startInstance } from '../instance.ts';
import { type ActionAnswer, createApiToken, type Person, signIn } from '../person.ts';
import { listEnvironments } from '../publisher.ts';
import type { Faults } from '../suite.ts';
import { askJson } from '../wire-client.ts';
import { type FaultProxy, startProxy } from './proxy.ts';

/** Who takes part in whatever happens. */
export interface Scene {
  faults: Faults;
  publisher: Publisher;
  environment: Environment;
}

/** A publisher behind the proxy, and what it has listed. */
export interface Publisher {
  instance: Instance;
  proxy: FaultProxy;
  products: string[];
  /** Listed, and not given to anybody yet. */
  listed: { tenant: string; serialNumber: string }[];
  /** Its administrator, who comes through the proxy, too. */
  administrator(): Promise<Person>;
  /** What its present database holds. */
  rows: Look['rows'];
}

export async function startPublisher(faults: Faults, environments: number): Promise<Publisher> {
  const proxy = await startProxy(faults);
  const instance = await startInstance(faults, { WORKSPACES: 'publisher', PUBLIC_URL: proxy.origin });
  proxy.target = instance.url.replace('localhost', '127.0.0.1');
  const { environments: listed, products } = await listEnvironments(instance, environments);
  return {
    instance,
    proxy,
    products,
    listed,
    administrator: () => signIn({ url: proxy.origin }, instance.admin),
    rows: rowsOf(instance),
  };
}

/**
 * Asks the database of an instance, each time by another connection: copying a SQLite file ends the locks that this
 * process has on it (sqlite.org/howtocorrupt.html §2.2), so that none may be open meanwhile.
 */
const rowsOf =
  (instance: Instance): Look['rows'] =>
  async (...query) => {
    const look = lookAt(instance.settings);
    try {
      return await look.rows(...query);
    } finally {
      await look.close();
    }
  };

/** An environment of that publisher, and how one looks at it. */
export interface Environment {
  instance: Instance;
  /** What its database holds. */
  rows: Look['rows'];
  serialNumber: string;
  /** Signs its administrator in: anew after each start. */
  enter(): Promise<void>;
  /** Presses a button of the pages. */
  press(action: string, input?: object): Promise<ActionAnswer>;
  refresh(): Promise<ActionAnswer>;
  renew(): Promise<ActionAnswer>;
  /** What a page says, without its marks. */
  reads(path: string): Promise<string>;
  /** What its API answers of the license of every module, but for the time of the last check. */
  licenses(): Promise<string>;
  /** The entries of its audit log, as `Operation: details`. */
  audit(): Promise<string[]>;
  /** Notes where its audit log ends; what is given then tells, when asked, which entries have come since. */
  auditFromHere(): Promise<() => Promise<string[]>>;
  /** Installs a module, or says what it uses now. */
  install(model: string, product: string, used: number): Promise<void>;
}

export async function startEnvironment(faults: Faults, { proxy, listed }: Publisher): Promise<Environment> {
  const own = listed.shift();
  if (!own) throw new Error('The publisher has listed too few environments.');
  const instance = await startInstance(faults, {
    WORKSPACES: 'environment',
    TENANT_ID: own.tenant,
    ENVIRONMENT_ID: own.serialNumber,
    REGISTRATION_ENDPOINT: proxy.origin + LICENSING_PATH,
  });
  return environmentOf(instance, own.serialNumber);
}

/** What one sees of an environment. */
export function environmentOf(instance: Instance, serialNumber: string): Environment {
  let administrator: Person | undefined;
  let token: string | undefined;
  const person = () => {
    if (!administrator) throw new Error('Nobody has signed in.');
    return administrator;
  };
  const api = `${instance.url}${ENVIRONMENT_PATH}`;
  const rows = rowsOf(instance);
  const audited = async (but = new Set<unknown>()) => {
    const entries = await rows(
      `select id, operation, details from audit_entries where side = 'environment' order by id`,
    );
    return entries
      .filter(({ id }) => !but.has(id))
      .map(({ operation, details }) => `${operation}: ${details}`);
  };
  const environment: Environment = {
    instance,
    rows,
    serialNumber,
    async enter() {
      administrator = await signIn(instance, instance.admin);
      token ??= await createApiToken(administrator, 'Wire', [
        'modules:read',
        'modules:write',
        'licenses:read',
      ]);
    },
    press: (action, input = {}) => person().act(action, input),
    refresh: () => environment.press('license-management/actions refresh'),
    renew: () => environment.press('license-management/configuration/actions renewToken'),
    async reads(path) {
      const answer = await person().open(path);
      return answer.status === 200 ? textOf(await answer.text()) : `status ${answer.status}`;
    },
    async licenses() {
      const { body, status } = await askJson(`${api}/modules`, 'GET', token ?? '');
      const modules = body as unknown as { model: string }[];
      if (status !== 200) throw new Error(`The modules were answered with ${status}.`);
      const answers = await Promise.all(
        modules.map(({ model }) => askJson(`${api}/modules/${model}/license`, 'GET', token ?? '')),
      );
      return JSON.stringify(
        answers.map(({ status: each, body: license }) => ({ status: each, ...license, checked_at: '' })),
      );
    },
    audit: () => audited(),
    async auditFromHere() {
      const known = await environment.rows('select id from audit_entries');
      const ids = new Set(known.map(({ id }) => id));
      return () => audited(ids);
    },
    async install(model, product, used) {
      const { status, text } = await askJson(`${api}/modules/${model}`, 'PUT', token ?? '', {
        product,
        installed_version: '10.0.1',
        used_licenses: used,
      });
      if (status >= 300) throw new Error(`${model} was not installed: ${text}`);
    },
  };
  return environment;
}

/** Installs a module for each of these products, and refreshes until their licenses are in force. */
export async function install(environment: Environment, products: string[]): Promise<void> {
  for (const [index, product] of products.entries())
    await environment.install(`WireModel${index + 1}`, product, 90 + 60 * index);
  const { data, serverError } = await environment.refresh();
  if (!data) throw new Error(`There are no licenses: ${serverError?.message}`);
}

/** Waits for what an environment does by itself. */
export async function until(what: string, holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come to this: ${what}.`);
    await sleep(100);
  }
}

/** What the tab Configuration says of the registration and of the last license check. */
export async function configurationOf(environment: Environment) {
  const page = await environment.reads('/license-management/configuration');
  const between = (from: string, to: string) =>
    new RegExp(`${from} (.*?) ${to}`).exec(page)?.[1] ?? `not shown: ${page}`;
  return {
    status: between('Effective registration status', 'Token expiry date'),
    statusMessage: between('Status message', 'Registration info'),
    lastCheck: between('Last license check', 'License refresh batch task'),
  };
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" };

function textOf(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(lt|gt|quot|amp|#x27);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ');
}
