import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { readTableQuery } from '#components/data-table/query';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import type { Actor } from '#lib/access/actor';
import { listModules } from '#lib/environment/modules/list';
import type { ModuleView } from '#lib/environment/modules/view';
import { requireActor } from '../../_server/actor';
import { requireEnvironment } from '../../_server/environment';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { linkTo } from './links';
import { ModuleForm } from './module-form';
import { ModuleGrid, moduleSorts } from './module-grid';
import { ModulePanel } from './module-panel';

export const metadata: Metadata = { title: 'Modules' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ModulesPage({ searchParams }: Props) {
  requireEnvironment();
  const actor = await requireActor();
  const params = await searchParams;
  const query = readTableQuery(params, { sortable: Object.keys(moduleSorts), sort: 'model' });
  const modules = await load(listModules(actor));
  const missing = withoutPermission(actor, 'modules', 'create');
  const closeHref = linkTo(params, {});
  return (
    <WithSidePanel
      panel={
        params.dialog === 'add' && !missing ? (
          <SidePanel title="Add a module" closeHref={closeHref}>
            <ModuleForm closeHref={closeHref} />
          </SidePanel>
        ) : query.selected && 'value' in modules ? (
          panelOf(modules.value, query.selected, actor, closeHref)
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
            href: linkTo(params, { dialog: 'add' }),
            unavailable: missing,
          },
        ]}
      />
      <ModuleGrid modules={modules} query={query} params={params} mayAdd={!missing} />
    </WithSidePanel>
  );
}

function panelOf(modules: ModuleView[], id: string, actor: Actor, closeHref: string) {
  const module = modules.find((each) => each.id === id);
  if (module) return <ModulePanel module={module} actor={actor} closeHref={closeHref} />;
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
