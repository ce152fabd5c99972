import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ErrorState } from '#components/error-state';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { templateOf } from '#lib/records/import/template';
import { requireActor } from '../../../_server/actor';
import { withoutPermission } from '../../../_server/permission';
import { ColumnGuide } from '../column-guide';
import { groupOf } from '../groups';
import { ImportForm } from '../import-form';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ params }: { params: Promise<{ kind: string }> }) {
  const actor = await requireActor();
  const found = groupOf((await params).kind);
  if (!found) notFound();
  const { crumb, about, kinds } = found.group;
  const { kind, view, columns, label, list } = found.kind;
  const unavailable = withoutPermission(actor, view, 'update');
  return (
    <>
      <PageHeader title="Import" crumbs={[crumb]} subtitle={about} />
      <TabLinks
        label="What to import"
        tabs={kinds.map((each) => ({ label: each.label, href: `/import/${each.kind}` }))}
      />
      {unavailable ? (
        <ErrorState title={`You cannot import ${label.toLowerCase()}.`}>{unavailable}</ErrorState>
      ) : (
        <ImportForm key={kind} kind={kind} label={label} list={list} />
      )}
      <ColumnGuide columns={columns} template={{ name: `${kind}.csv`, content: templateOf(columns) }} />
    </>
  );
}
