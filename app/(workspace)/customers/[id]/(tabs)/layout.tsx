import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
import { Chip } from '#components/chip';
import { PageHeader } from '#components/page-header';
import { TabLinks } from '#components/tab-links';
import { may } from '#lib/access/actor';
import { requireActor } from '../../../../_server/actor';
import { withoutPermission } from '../../../../_server/permission';
import { DeleteRecord } from '../../../_records/delete-record';
import { Failed } from '../../../_records/failed';
import { titleOf } from '../../../_records/title';
import { peopleOf } from '../../../people/links';
import { remove } from '../../actions';
import { customerCrumbs, theCustomer } from '../read';

interface Props {
  params: Promise<{ id: string }>;
  children: React.ReactNode;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await titleOf(theCustomer((await params).id), (customer) => customer.name);
  return { title: { default: name, template: `%s · ${name} · License Manager` } };
}

export default async function CustomerLayout({ params, children }: Props) {
  const { id } = await params;
  const loaded = await theCustomer(id);
  if ('problem' in loaded)
    return <Failed title="Customer" crumbs={customerCrumbs} problem={loaded.problem} />;
  const { name, region, customerNumber } = loaded.value;
  const actor = await requireActor();
  return (
    <>
      <PageHeader
        title={name}
        crumbs={customerCrumbs}
        chips={
          <>
            {customerNumber ? <Chip>{customerNumber}</Chip> : null}
            {region === 'None' ? null : <Chip>{region}</Chip>}
          </>
        }
        actions={
          <>
            {may(actor, 'people', 'read') && actor.keepsPeopleOf === undefined ? (
              <LinkButton href={peopleOf(name)}>People</LinkButton>
            ) : null}
            <DeleteRecord
              what="customer"
              name={name}
              consequence="A customer that has products, environments or people stays. This cannot be undone."
              id={id}
              remove={remove}
              closeHref="/customers"
              unavailable={withoutPermission(actor, 'customers', 'delete')}
            />
          </>
        }
      />
      <TabLinks
        label={`Customer ${name}`}
        tabs={[
          { label: 'Details', href: `/customers/${id}` },
          { label: 'Products', href: `/customers/${id}/products` },
          { label: 'Environments', href: `/customers/${id}/environments` },
        ]}
      />
      {children}
    </>
  );
}
