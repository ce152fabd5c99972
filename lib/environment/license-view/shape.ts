import { licenseCodes } from '#lib/contract/vocabulary';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { isVersion, versionKey } from '#lib/license/versions';
import type { RowsShape } from '#lib/lists/in-memory';

const version = (value: string | null) => (value !== null && isVersion(value) ? versionKey(value) : null);

/** How the License View can be asked for: it is at hand as a whole. */
export const licenseList = {
  sort: 'model',
  columns: {
    status: {
      type: 'choice',
      choices: licenseCodes,
      value: (row) => row.code,
      // What needs attention comes first.
      order: ({ code, icons }) => (code === 'VALID' ? 2 - icons.length : 0),
    },
    model: { type: 'text', value: (row) => row.model },
    quantity: {
      type: 'number',
      optional: true,
      value: ({ quantity }) => (quantity === 'Site' ? null : quantity),
      order: ({ quantity }) => (quantity === 'Site' ? Number.MAX_SAFE_INTEGER : quantity),
    },
    used: { type: 'number', optional: true, value: (row) => row.used },
    expiresOn: { type: 'date', optional: true, value: (row) => row.expiresOn },
    currentVersion: {
      type: 'text',
      value: (row) => row.currentVersion,
      order: (row) => version(row.currentVersion),
    },
    latestVersion: {
      type: 'text',
      optional: true,
      value: (row) => row.latestVersion,
      order: (row) => version(row.latestVersion),
    },
    licenseHolder: { type: 'text', optional: true, value: (row) => row.licenseHolder || null },
  },
  text: (row) => `${row.model} ${row.product} ${row.statusText} ${row.licenseHolder}`,
} satisfies RowsShape<LicenseRow>;
