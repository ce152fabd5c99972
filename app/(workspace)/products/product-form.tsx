'use client';

import { useRouter } from 'next/navigation';
import { FastTab } from '#components/fast-tab';
import { FieldGrid } from '#components/field-list';
import { Checkbox, Select, Switch, TextArea, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { metricLabels, metrics, reactionLabels, reactions, regions } from '#lib/contract/vocabulary';
import type { Product } from '#lib/publisher/products/read';
import { create, update } from './actions';

const schema = () => import('#lib/publisher/products/schema').then((module) => module.productInput);

const regionOptions = regions.map((value) => ({ value, label: value }));
const metricOptions = metrics.map((value) => ({ value, label: metricLabels[value] }));
const reactionOptions = reactions.map((value) => ({ value, label: reactionLabels[value] }));

interface ProductFormProps {
  product?: Product;
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

/** A product to change, or a new one. */
export function ProductForm({ product, unavailable }: ProductFormProps) {
  const router = useRouter();
  return (
    <Form
      label={product ? `Product ${product.name}` : 'New product'}
      action={product ? update : create}
      schema={schema}
      submit={product ? undefined : { label: 'Create product', pending: 'Creating…' }}
      cancel={{ href: '/products' }}
      unavailable={unavailable}
      onSuccess={(data: { id?: string; message: string } | undefined) => {
        if (data?.id) router.push(`/products/${data.id}`);
      }}
    >
      <RecordKey record={product} />
      <div>
        <General product={product} />
        <Licensing product={product} />
        <Documents product={product} />
      </div>
    </Form>
  );
}

const General = ({ product }: { product?: Product }) => (
  <FastTab id="product.general" title="General" summary={product?.region}>
    <FieldGrid>
      <TextField
        name="name"
        label="Name"
        required
        defaultValue={product?.name}
        description="Modules send it to ask for their license (in AX, the license code)."
      />
      <Select name="region" label="Region" options={regionOptions} defaultValue={product?.region ?? 'None'} />
      <TextArea name="description" label="Description" wide defaultValue={product?.description} />
      <Switch
        name="active"
        label="Active"
        defaultChecked={product?.active ?? true}
        description="Off: nobody is licensed for it, whatever was agreed."
      />
    </FieldGrid>
  </FastTab>
);

const Licensing = ({ product }: { product?: Product }) => (
  <FastTab
    id="product.licensing"
    title="Licensing"
    summary={product ? `${metricLabels[product.metric]}, ${reactionLabels[product.reaction]}` : undefined}
  >
    <FieldGrid>
      <Select
        name="metric"
        label="License metric"
        options={metricOptions}
        defaultValue={product?.metric ?? 'reported'}
        description="What counts as a used license."
      />
      <Select
        name="reaction"
        label="Reaction"
        options={reactionOptions}
        defaultValue={product?.reaction ?? 'warn'}
        description="What happens when a license does not cover the use. Trust: it only shows in the License View."
      />
      <Select
        name="reactionNotCounted"
        label="Users never counted"
        options={reactionOptions}
        defaultValue={product?.reactionNotCounted ?? 'trust'}
        description="What happens while named users were never counted."
      />
      <Select
        name="reactionCountStale"
        label="Count older than a week"
        options={reactionOptions}
        defaultValue={product?.reactionCountStale ?? 'trust'}
        description="What happens when the last recount is older than 7 days."
      />
      <Checkbox
        name="featureManaged"
        label="Feature managed"
        defaultChecked={product?.featureManaged}
        description="The feature can be switched off, on a date agreed with each customer."
      />
      <Checkbox
        name="disableLicenseControl"
        label="Disable license control"
        defaultChecked={product?.disableLicenseControl}
        description="Every environment that asks for it is granted a Perpetual site license."
      />
    </FieldGrid>
  </FastTab>
);

const Documents = ({ product }: { product?: Product }) => (
  <FastTab id="product.documents" title="Documents and support" summary={product?.supportEmail}>
    <FieldGrid>
      <TextField
        name="termsUrl"
        label="Terms and conditions URL"
        type="url"
        defaultValue={product?.termsUrl}
      />
      <TextField name="userGuideUrl" label="User guide URL" type="url" defaultValue={product?.userGuideUrl} />
      <TextField
        name="supportEmail"
        label="Support e-mail"
        type="email"
        defaultValue={product?.supportEmail}
        description="Customers see it beside their license."
      />
    </FieldGrid>
  </FastTab>
);
