import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import { listModules } from '#lib/environment/modules/list';
import { moduleList } from '#lib/environment/modules/shape';
import type { ModuleView } from '#lib/environment/modules/view';
import { listRolesGranting } from '#lib/environment/security-roles/offer';
import { pageOfRows } from '#lib/lists/in-memory';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../_server/actor';
import { requireEnvironment } from '../../_server/environment';
import { load, loadFrom } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { one, type SearchParams, withParams } from '../_records/search-params';
import { ModuleForm } from './module-form';
import { ModuleGrid } from './module-grid';
import { ModulePanel } from './module-panel';

export const metadata: Metadata = { title: 'Modules' };

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function ModulesPage({ searchParams }: Props) {
  requireEnvironment();
  const actor = await requireActor();
  const params = await searchParams;
  const query = readListQuery(moduleList.columns, params, moduleList);
  const selected = one(params.selected);
  const modules = await load(listModules(actor));
  const page = await loadFrom(modules, (all) => pageOfRows(moduleList, all, query));
  const missing = withoutPermission(actor, 'modules', 'create');
  const closeHref = withParams('/modules', params, { selected: undefined, dialog: undefined });
  return (
    <WithSidePanel
      panel={
        params.dialog === 'add' && !missing ? (
          <SidePanel title="Add a module" closeHref={closeHref}>
            <ModuleForm closeHref={closeHref} />
          </SidePanel>
        ) : selected && 'value' in modules ? (
          await panelOf(modules.value, selected, actor, closeHref)
        ) : undefined
      }
    >
      <PageHeader
        title="Modules"
        subtitle="What is installed in this environment; a license is fetched for each."
      />
      <ActionPane
        label="Actions for modules"
        actions={[
          {
            id: 'add',
            label: 'Add module',
            icon: <Plus aria-hidden="true" />,
            href: withParams('/modules', params, { selected: undefined, dialog: 'add' }),
            unavailable: missing,
          },
        ]}
      />
      <ModuleGrid modules={page} query={query} params={params} mayAdd={!missing} />
    </WithSidePanel>
  );
}

async function panelOf(modules: ModuleView[], id: string, actor: Actor, closeHref: string) {
  const module = modules.find((each) => each.id === id);
  if (module) {
    const roles = may(actor, 'users', 'read') ? await listRolesGranting(actor, id) : [];
    return <ModulePanel module={module} roles={roles} actor={actor} closeHref={closeHref} />;
  }
  return (
    <SidePanel title="Not installed" closeHref={closeHref}>
      <EmptyState
        title="This module does not exist (any more)"
        action={<LinkButton href={closeHref}>Show all modules</LinkButton>}
      >
        Somebody has removed it, or the link is not right.
      </EmptyState>
    </SidePanel>
  );
}
