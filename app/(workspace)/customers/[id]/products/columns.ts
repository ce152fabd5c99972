import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { customerProductList } from '#lib/publisher/customer-products/list';

const customer: Column = { id: 'customerName', header: 'Customer' };
const product: Column = { id: 'productName', header: 'Product' };

const terms: Column[] = [
  { id: 'active', header: 'Active', align: 'center' },
  { id: 'enabled', header: 'Enabled', align: 'center' },
  { id: 'siteLicense', header: 'Site license', align: 'center' },
  { id: 'userCount', header: 'No. of users', align: 'end' },
  { id: 'licenseType', header: 'License type' },
  { id: 'startsOn', header: 'Start date' },
  { id: 'expiresOn', header: 'End date' },
  { id: 'featureDisableOn', header: 'Feature disable date', defaultHidden: true },
  { id: 'agreementStartsOn', header: 'Agreement start date', defaultHidden: true },
  { id: 'wbs', header: 'WBS' },
  { id: 'invoicedAs', header: 'Invoiced as', defaultHidden: true },
  { id: 'notes', header: 'Notes', defaultHidden: true },
  { id: 'updatedAt', header: 'Updated', defaultHidden: true },
];

const columnsWith = (...names: Column[]) => columnsOf(customerProductList().columns, [...names, ...terms]);

/** Of all customers and products: what an import takes, too. */
export const columns = () => columnsWith({ ...customer, primary: true }, product);
/** Of one customer. */
export const columnsOfCustomer = () => columnsWith({ ...product, primary: true });
/** Of one product. */
export const columnsOfProduct = () => columnsWith({ ...customer, primary: true });
