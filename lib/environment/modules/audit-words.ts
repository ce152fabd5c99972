import type { Module } from '#lib/environment/modules/installed';
import type { ModuleInput } from '#lib/environment/modules/schema';

/** How the audit log tells of modules. Pure. */

const fields: [label: string, before: (module: Module) => unknown, after: (input: ModuleInput) => unknown][] =
  [
    ['model', (module) => module.model, (input) => input.model],
    ['product', (module) => module.product, (input) => input.product],
    ['installed version', (module) => module.installedVersion, (input) => input.installedVersion],
    ['used licenses', (module) => module.reportedUsedLicenses, (input) => input.usedLicenses],
  ];

/** What `input` would change of `module`, each as `label: before → after`; empty when nothing. */
export const changesOf = (module: Module, input: ModuleInput): string[] =>
  fields
    .filter(([, before, after]) => before(module) !== after(input))
    .map(
      ([label, before, after]) =>
        `${label}: ${before(module) ?? 'not reported'} → ${after(input) ?? 'not reported'}`,
    );

export const theNameOf = (input: Pick<ModuleInput, 'model' | 'product'>): string =>
  `${input.model} (${input.product})`;
