import { licenseTypes } from '#lib/contract/vocabulary';
import { fold } from '#lib/kernel/text';
import { customerColumn } from '#lib/publisher/import/parties';
import { type ImportColumn, oneOf, yesOrNo } from '#lib/records/import/columns';

const DATE = 'A date as YYYY-MM-DD, or empty.';

/** An exported list says so in place of a number. */
const withoutSite = (cell: string) => (fold(cell) === 'site' ? '' : cell);

export const customerProductColumns: ImportColumn[] = [
  customerColumn,
  {
    field: 'product',
    header: 'Product',
    key: true,
    example: 'Banking',
    about: 'Required; a product that exists. With the customer it finds the customer product.',
  },
  {
    field: 'licenseType',
    header: 'License type',
    read: oneOf(licenseTypes),
    example: 'Annual',
    about: `Required; ${licenseTypes.join(', ')}.`,
  },
  {
    field: 'enabled',
    header: 'Enabled',
    read: yesOrNo(),
    example: 'Yes',
    about: 'Yes or No; Yes for a new one without the column.',
  },
  {
    field: 'startsOn',
    header: 'Subscription start date',
    aliases: ['Start date'],
    example: '2026-01-01',
    about: DATE,
  },
  {
    field: 'expiresOn',
    header: 'Subscription end date',
    aliases: ['End date'],
    example: '2026-12-31',
    about: DATE,
  },
  { field: 'featureDisableOn', header: 'Feature disable date', example: '', about: DATE },
  { field: 'agreementStartsOn', header: 'Agreement start date', example: '2026-01-01', about: DATE },
  {
    field: 'siteLicense',
    header: 'Site (Module) License',
    aliases: ['Site license'],
    read: yesOrNo(),
    example: 'No',
    about: 'Yes or No.',
  },
  {
    field: 'userCount',
    header: 'No. of users',
    read: withoutSite,
    example: '25',
    about: 'Required unless a site license; a whole number without separators.',
  },
  { field: 'wbs', header: 'WBS', example: 'W-100', about: 'Optional.' },
  { field: 'invoicedAs', header: 'Invoiced as', example: 'Banking module', about: 'Optional.' },
  { field: 'notes', header: 'Notes', example: '', about: 'Optional; may have several lines.' },
];
