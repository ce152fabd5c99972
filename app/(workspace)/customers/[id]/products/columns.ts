import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { customerProductList } from '#lib/publisher/customer-products/list';

export const columns = (): Column[] =>
  columnsOf(customerProductList().columns, [
    { id: 'productName', header: 'Product', primary: true },
    { id: 'active', header: 'Active', align: 'center' },
    { id: 'enabled', header: 'Enabled', align: 'center' },
    { id: 'siteLicense', header: 'Site license', align: 'center' },
    { id: 'userCount', header: 'No. of users', align: 'end' },
    { id: 'licenseType', header: 'License type' },
    { id: 'startsOn', header: 'Start date' },
    { id: 'expiresOn', header: 'End date' },
    { id: 'featureDisableOn', header: 'Feature disable date', defaultHidden: true },
    { id: 'agreementStartsOn', header: 'Agreement start date', defaultHidden: true },
    { id: 'wbs', header: 'WBS', defaultHidden: true },
    { id: 'invoicedAs', header: 'Invoiced as', defaultHidden: true },
    { id: 'notes', header: 'Notes', defaultHidden: true },
    { id: 'updatedAt', header: 'Updated', defaultHidden: true },
  ]);
