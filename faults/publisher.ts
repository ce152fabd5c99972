import type { Listed } from '../bench/seed.ts';
import { type Instance, printedFor } from './instance.ts';
import type { Person } from './person.ts';

/** Lists a customer with this many environments, and products that it may use, in the database of `instance`. */
export const listEnvironments = async (instance: Instance, environments: number): Promise<Listed> =>
  JSON.parse(await printedFor(instance, 'bench/seed.ts', String(environments)));

/** Registers the environment that the instance itself serves, unless it has done so by itself meanwhile. */
export async function registerOwn(administrator: Person): Promise<void> {
  const { data, serverError } = await administrator.act(
    'license-management/configuration/actions registerHere',
    {},
  );
  if (!data && !/^This environment is registered/.test(serverError?.message ?? ''))
    throw new Error(`The environment could not register: ${serverError?.message}`);
}
