import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ErrorState } from '#components/error-state';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { importerOf, importKinds } from '#lib/publisher/import/kinds';
import { templateOf } from '#lib/records/import/template';
import { requireActor } from '../../../_server/actor';
import { withoutPermission } from '../../../_server/permission';
import { requirePublisher } from '../../../_server/publisher';
import { ColumnGuide } from '../column-guide';
import { ImportForm } from '../import-form';

export const metadata: Metadata = { title: 'Import' };

const customers = { label: 'See customers', href: '/customers' };
const customerProducts = { label: 'See customer products', href: '/customer-products' };

export default async function ImportPage({ params }: { params: Promise<{ kind: string }> }) {
  requirePublisher();
  const actor = await requireActor();
  const asked = (await params).kind;
  const kind = importKinds.find((each) => each === asked);
  if (!kind) notFound();
  const { view, columns, label } = importerOf(kind);
  const unavailable = withoutPermission(actor, view, 'update');
  return (
    <>
      <PageHeader
        title="Import"
        crumbs={[{ label: 'Customers', href: '/customers' }]}
        subtitle="A report says first, row by row, what a file would do. Then all of it is imported, or nothing."
      />
      <TabLinks
        label="What to import"
        tabs={importKinds.map((each) => ({ label: importerOf(each).label, href: `/import/${each}` }))}
      />
      {unavailable ? (
        <ErrorState title={`You cannot import ${label.toLowerCase()}.`}>{unavailable}</ErrorState>
      ) : (
        <ImportForm
          key={kind}
          kind={kind}
          label={label}
          list={kind === 'customer-products' ? customerProducts : customers}
        />
      )}
      <ColumnGuide columns={columns} template={{ name: `${kind}.csv`, content: templateOf(columns) }} />
    </>
  );
}
