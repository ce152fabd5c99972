import type { Metadata } from 'next';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { may } from '#lib/access/actor';
import { readListQuery } from '#lib/lists/read';
import { listReleases, releaseList } from '#lib/publisher/releases/list';
import { readRelease } from '#lib/publisher/releases/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import { Failed } from '../../_records/failed';
import { type SearchParams, withParams } from '../../_records/search-params';
import { titleOf } from '../../_records/title';
import { ProductForm } from '../product-form';
import { ProductHeader } from './product-header';
import { productCrumbs, theProduct } from './read';
import { ReleaseForm } from './release-form';
import { ReleaseList } from './release-list';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(theProduct((await params).id), (product) => product.name) };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const { id } = await params;
  const shown = await searchParams;
  const actor = await requireActor();
  const loaded = await theProduct(id);
  if ('problem' in loaded) return <Failed title="Product" crumbs={productCrumbs} problem={loaded.problem} />;
  const product = loaded.value;
  const query = readListQuery(releaseList.columns, shown, { ...releaseList, pageSize: 25 });
  const releases = await load(listReleases(actor, id, query));
  const { release, dialog } = shown;
  const linkTo = (changes: Record<string, string | undefined>) =>
    withParams(`/products/${id}`, shown, { release: undefined, dialog: undefined, ...changes });
  const closeHref = linkTo({});
  const panel =
    dialog === 'release' && may(actor, 'products', 'create') ? (
      <SidePanel title="Add a release" closeHref={closeHref}>
        <ReleaseForm productId={id} closeHref={closeHref} />
      </SidePanel>
    ) : typeof release === 'string' ? (
      await releasePanel(release)
    ) : undefined;

  async function releasePanel(releaseId: string) {
    const found = await load(readRelease(actor, releaseId));
    return (
      <SidePanel
        title={'value' in found ? `Release ${found.value.version}` : 'Release'}
        closeHref={closeHref}
      >
        {'value' in found ? (
          <ReleaseForm
            key={`${releaseId} ${found.value.revision}`}
            productId={id}
            release={found.value}
            closeHref={closeHref}
            unavailable={{
              change: withoutPermission(actor, 'products', 'update'),
              remove: withoutPermission(actor, 'products', 'delete'),
            }}
          />
        ) : (
          <p>{found.problem}</p>
        )}
      </SidePanel>
    );
  }

  return (
    <WithSidePanel panel={panel}>
      <ProductHeader product={product} />
      <ProductForm
        key={product.revision}
        product={product}
        unavailable={withoutPermission(actor, 'products', 'update')}
      />
      <ReleaseList
        productId={id}
        releases={releases}
        query={query}
        linkTo={linkTo}
        unavailable={withoutPermission(actor, 'products', 'create')}
      />
    </WithSidePanel>
  );
}
