'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FastTab } from '#components/fast-tab';
import { FieldGrid } from '#components/field-list';
import { DateField, Select, Switch, TextArea, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { licenseTypes } from '#lib/contract/vocabulary';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import type { ProductChoice } from '#lib/publisher/products/list';
import { create, update } from './actions';
import { judgeAnew } from './judge-anew';
import { Quantity } from './quantity';

const loadSchemas = () => import('#lib/publisher/customer-products/schema');
const typeOptions = licenseTypes.map((value) => ({ value, label: value }));

interface CustomerProductFormProps {
  customerId: string;
  /** The customer product to change … */
  terms?: CustomerProduct;
  /** … or the products that one can be added for. */
  products?: ProductChoice[];
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

export function CustomerProductForm({
  customerId,
  terms,
  products = [],
  unavailable,
}: CustomerProductFormProps) {
  const router = useRouter();
  const listHref = `/customers/${customerId}/products`;
  const managedOf = (productId: string) => products.find(({ id }) => id === productId)?.featureManaged;
  const [featureManaged, setFeatureManaged] = useState(terms?.featureManaged);
  const schema = async () => {
    const { customerProductInput, newCustomerProductInput } = await loadSchemas();
    // No product is chosen yet: nothing can be said against its feature.
    return terms
      ? customerProductInput(terms.featureManaged)
      : newCustomerProductInput((id) => managedOf(id) ?? true);
  };
  return (
    <Form
      label={terms ? `${terms.productName} of ${terms.customerName}` : 'Add a product'}
      action={terms ? update : create}
      schema={schema}
      submit={terms ? undefined : { label: 'Add product', pending: 'Adding…' }}
      cancel={{ href: listHref }}
      unavailable={unavailable}
      onSuccess={() => router.push(listHref)}
    >
      <input type="hidden" name="customerId" value={customerId} />
      <RecordKey record={terms} />
      <div onInput={(event) => judgeAnew(event.target)}>
        <FastTab id="customer-product.license" title="License">
          <FieldGrid>
            {terms ? null : (
              <Select
                name="productId"
                label="Product"
                required
                placeholder="Choose a product"
                options={products.map(({ id, name, active }) => ({
                  value: id,
                  label: active ? name : `${name} (not active)`,
                }))}
                description="Cannot be changed later."
                onChange={(id) => setFeatureManaged(managedOf(id))}
              />
            )}
            <Select
              name="licenseType"
              label="License type"
              required
              placeholder="Choose a license type"
              options={typeOptions}
              defaultValue={terms?.licenseType}
              description="Perpetual never expires: its end date ends the maintenance."
            />
            <Switch
              name="enabled"
              label="Enabled"
              defaultChecked={terms?.enabled ?? true}
              description="Off: the license is disabled, whatever its dates."
            />
            <Quantity siteLicense={terms?.siteLicense ?? false} userCount={terms?.userCount ?? null} />
          </FieldGrid>
        </FastTab>
        <Period terms={terms} featureManaged={featureManaged} />
        <Invoicing terms={terms} />
      </div>
    </Form>
  );
}

const Period = ({ terms, featureManaged }: { terms?: CustomerProduct; featureManaged?: boolean }) => (
  <FastTab id="customer-product.period" title="Period">
    <FieldGrid>
      <DateField name="startsOn" label="Subscription start date" defaultValue={terms?.startsOn} />
      <DateField
        name="expiresOn"
        label="Subscription end date"
        defaultValue={terms?.expiresOn}
        description="The expiry date: the last day on which the license is good. Required for Temp."
      />
      <DateField
        name="featureDisableOn"
        label="Feature disable date"
        defaultValue={terms?.featureDisableOn}
        description={
          featureManaged === false
            ? 'Not for this product: it is not feature managed.'
            : 'The last day on which the feature still works after the end date.'
        }
      />
      <DateField
        name="agreementStartsOn"
        label="Agreement start date"
        defaultValue={terms?.agreementStartsOn}
      />
    </FieldGrid>
  </FastTab>
);

const Invoicing = ({ terms }: { terms?: CustomerProduct }) => (
  <FastTab id="customer-product.invoicing" title="Invoicing and notes" summary={terms?.invoicedAs}>
    <FieldGrid>
      <TextField name="wbs" label="WBS" defaultValue={terms?.wbs} />
      <TextField name="invoicedAs" label="Invoiced as" defaultValue={terms?.invoicedAs} />
      <TextArea name="notes" label="Notes" wide defaultValue={terms?.notes} />
    </FieldGrid>
  </FastTab>
);
