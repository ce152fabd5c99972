'use client';

import { useRouter } from 'next/navigation';
import { DateField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import { changeEnd } from './actions';

const loadSchemas = () => import('#lib/publisher/expiry/schema');

/** When the license, or the maintenance of a perpetual one, ends. */
export function EndDateForm({ terms, closeHref }: { terms: CustomerProduct; closeHref: string }) {
  const router = useRouter();
  const perpetual = terms.licenseType === 'Perpetual';
  return (
    <Form
      label={`End date of ${terms.productName} of ${terms.customerName}`}
      action={changeEnd}
      schema={async () => (await loadSchemas()).endDateOf(terms)}
      cancel={{ href: closeHref }}
      onSuccess={() => router.push(closeHref, { scroll: false })}
    >
      <RecordKey record={terms} />
      <DateField
        name="expiresOn"
        label="Subscription end date"
        defaultValue={terms.expiresOn}
        description={
          perpetual
            ? 'The last day of the maintenance. Without it, maintenance has no end.'
            : 'The last day on which the license is good. Without it, the license has no end.'
        }
      />
      {terms.featureManaged ? (
        <DateField
          name="featureDisableOn"
          label="Feature disable date"
          defaultValue={terms.featureDisableOn}
          description="The last day on which the feature still works after the end date."
        />
      ) : null}
    </Form>
  );
}
