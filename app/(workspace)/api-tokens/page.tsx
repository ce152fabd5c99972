import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { StatusChip, type Tone } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { PageHeader } from '#components/page-header';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { type ApiToken, listApiTokens } from '#lib/accounts/api-tokens/list';
import { apiTokenList } from '#lib/accounts/api-tokens/shape';
import { pageOfRows } from '#lib/lists/in-memory';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../_server/actor';
import { load, loadFrom } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { tableData } from '../_records/table-data';
import { columns } from './columns';
import { CreatePanel } from './create-panel';
import { RevokeButton } from './revoke-button';

export const metadata: Metadata = { title: 'API tokens' };

const states: Record<ApiToken['state'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'success' },
  expired: { label: 'Expired', tone: 'warning' },
  revoked: { label: 'Revoked', tone: 'neutral' },
};

/** The last day on which a token works: the one before the first instant at which it does not. */
const lastDay = (expiresAt: Date | null) =>
  expiresAt && new Date(expiresAt.getTime() - 1).toISOString().slice(0, 10);

const rowOf = (token: ApiToken): Row => ({
  key: token.id,
  label: token.name,
  cells: {
    name: token.name,
    scopes: token.scopes.join(', '),
    state: <StatusChip tone={states[token.state].tone}>{states[token.state].label}</StatusChip>,
    expires: token.expiresAt ? <LocalDate iso={lastDay(token.expiresAt)} /> : 'Never',
    lastUsed: <UtcTime at={token.lastUsedAt} />,
    created: <UtcTime at={token.createdAt} />,
    createdBy: token.createdBy,
    revoke: token.state === 'active' ? <RevokeButton id={token.id} name={token.name} /> : null,
  },
});

export default async function ApiTokensPage({ searchParams }: PageProps<'/api-tokens'>) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = readListQuery(apiTokenList.columns, params, apiTokenList);
  const all = await load(listApiTokens(actor));
  const tokens = await loadFrom(all, (rows) => pageOfRows(apiTokenList, rows, query));
  const createToken: Action = {
    id: 'create',
    label: 'Create token',
    icon: <Plus aria-hidden="true" />,
    href: '/api-tokens?create=1',
    unavailable: withoutPermission(actor, 'api-tokens', 'create'),
  };
  const panel =
    params.create && !createToken.unavailable ? (
      <SidePanel title="Create an API token" closeHref="/api-tokens">
        <CreatePanel />
      </SidePanel>
    ) : null;
  return (
    <WithSidePanel panel={panel}>
      <PageHeader title="API tokens" subtitle="With these, programs use the environment API." />
      <ActionPane label="Actions for API tokens" actions={[createToken]} />
      <DataTable
        id="api-tokens"
        label="API tokens"
        columns={columns}
        query={query}
        tools={{ search: 'Search API tokens', exportHref: '/export/api-tokens' }}
        data={tableData(tokens, rowOf)}
        empty={
          <NothingYet title="No API tokens yet" first={createToken}>
            A deployment pipeline, or a module itself, needs one to report what is installed.
          </NothingYet>
        }
      />
    </WithSidePanel>
  );
}
