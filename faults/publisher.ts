import type { Listed } from '../bench/seed.ts';
import { printedBy } from '../scripts/processes.ts';
import type { Instance } from './instance.ts';

/** Lists a customer with this many environments, and products that it may use, in the database of `instance`. */
export const listEnvironments = async (instance: Instance, environments: number): Promise<Listed> =>
  JSON.parse(
    await printedBy('bench/seed.ts', [String(environments)], {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...instance.settings,
    }),
  );
