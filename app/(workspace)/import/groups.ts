import type { View } from '#lib/access/views';
import { hasWorkspace, type Workspace } from '#lib/accounts/workspaces';
import * as environment from '#lib/environment/import/kinds';
import * as publisher from '#lib/publisher/import/kinds';
import type { ImportColumn } from '#lib/records/import/columns';

interface Kind {
  kind: string;
  label: string;
  /** Where one must be permitted to change. */
  view: View;
  columns: ImportColumn[];
  /** Where one finds what was imported. */
  list: { label: string; href: string };
}

/** What is imported in one place, and where that is reached from. */
interface ImportGroup {
  workspace: Workspace;
  crumb: { label: string; href: string };
  about: string;
  kinds: Kind[];
}

const REPORT =
  'A report says first, row by row, what a file would do. Then all of it is imported, or nothing.';
const customers = { label: 'See customers', href: '/customers' };

const groups: ImportGroup[] = [
  {
    workspace: 'publisher',
    crumb: { label: 'Customers', href: '/customers' },
    about: REPORT,
    kinds: publisher.importKinds.map((kind) => ({
      ...publisher.importerOf(kind),
      kind,
      list:
        kind === 'customer-products'
          ? { label: 'See customer products', href: '/customer-products' }
          : customers,
    })),
  },
  {
    workspace: 'environment',
    crumb: { label: 'User licensing', href: '/user-licensing' },
    about: `${REPORT} For many thousands, let an identity provider provision them by SCIM instead.`,
    kinds: environment.importKinds.map((kind) => ({
      ...environment.importerOf(kind),
      kind,
      list:
        kind === 'users'
          ? { label: 'See users', href: '/user-licensing/users' }
          : { label: 'See security roles', href: '/user-licensing/security-roles' },
    })),
  },
];

/** The first kind that can be imported here. */
export const firstKind = (): string | undefined =>
  groups.find(({ workspace }) => hasWorkspace(workspace))?.kinds[0]?.kind;

/** The group that `asked` is one of, where this instance has that workspace. */
export function groupOf(asked: string): { group: ImportGroup; kind: Kind } | undefined {
  for (const group of groups) {
    const kind = group.kinds.find((each) => each.kind === asked);
    if (kind && hasWorkspace(group.workspace)) return { group, kind };
  }
  return undefined;
}
