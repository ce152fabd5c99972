import type { ModuleView } from '#lib/environment/modules/view';
import { isVersion, versionKey } from '#lib/license/versions';
import type { RowsShape } from '#lib/lists/in-memory';

/** How the installed modules can be asked for: they are at hand as a whole. */
export const moduleList = {
  sort: 'model',
  columns: {
    model: { type: 'text', value: (module) => module.model },
    product: { type: 'text', value: (module) => module.product },
    installedVersion: {
      type: 'text',
      value: (module) => module.installedVersion,
      order: ({ installedVersion }) => (isVersion(installedVersion) ? versionKey(installedVersion) : null),
    },
    usedLicenses: { type: 'number', optional: true, value: (module) => module.usedLicenses },
    switchedOffAt: { type: 'instant', optional: true, value: (module) => module.switchedOffAt },
    updatedAt: { type: 'instant', value: (module) => module.updatedAt },
  },
  text: (module) => `${module.model} ${module.product} ${module.installedVersion}`,
} satisfies RowsShape<ModuleView>;
