import { YesNo } from '#components/chip';
import type { Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { FormattedNumber } from '#components/number';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';

/** A customer product as a row of any list of them. */
export const rowOf = (terms: CustomerProduct): Row => ({
  key: terms.id,
  label: `${terms.productName} of ${terms.customerName}`,
  revision: terms.revision,
  href: `/customers/${terms.customerId}/products/${terms.id}`,
  cells: {
    customerName: terms.customerName,
    productName: terms.productName,
    active: <YesNo value={terms.active} />,
    enabled: <YesNo value={terms.enabled} />,
    siteLicense: <YesNo value={terms.siteLicense} />,
    userCount: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} />,
    licenseType: terms.licenseType,
    startsOn: <LocalDate iso={terms.startsOn} />,
    expiresOn: <LocalDate iso={terms.expiresOn} />,
    featureDisableOn: <LocalDate iso={terms.featureDisableOn} />,
    agreementStartsOn: <LocalDate iso={terms.agreementStartsOn} />,
    wbs: terms.wbs || '—',
    invoicedAs: terms.invoicedAs || '—',
    notes: terms.notes || '—',
    updatedAt: <UtcTime at={terms.updatedAt} />,
  },
});
