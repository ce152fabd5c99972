import { inArray } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { regions } from '#lib/contract/vocabulary';
import { fold } from '#lib/kernel/text';
import { customerLabels } from '#lib/publisher/customers/labels';
import type { Customer } from '#lib/publisher/customers/read';
import { type CustomerInput, customerInput } from '#lib/publisher/customers/schema';
import { insertCustomers, writeCustomer } from '#lib/publisher/customers/write';
import { publisherImport } from '#lib/publisher/import/publisher-import';
import { findAll } from '#lib/records/find-all';
import { type ImportColumn, oneOf, textOf } from '#lib/records/import/columns';
import type { Importer } from '#lib/records/import/importer';
import { judgeRow } from '#lib/records/import/judge';

interface Plan {
  before: Customer | undefined;
  after: CustomerInput;
}

const columns: ImportColumn[] = [
  { field: 'name', header: 'Name', key: true, example: 'Contoso', about: 'Required; finds the customer.' },
  { field: 'customerNumber', header: 'Customer number', example: 'C-1001', about: 'Optional.' },
  {
    field: 'region',
    header: 'Region',
    read: oneOf(regions, 'None'),
    example: 'Nordic',
    about: `${regions.join(', ')}.`,
  },
  { field: 'description', header: 'Description', example: '', about: 'Optional.' },
];

/** Customers, found by name. */
export const customersImport: Importer<Plan, 'publisher'> = {
  ...publisherImport,
  label: 'Customers',
  view: 'customers',
  reads: [],
  columns,
  exportOnly: ['Products', 'Environments', 'Updated'],
  keyOf: ({ values }) => fold(textOf(values.name)),
  nameOf: ({ values }) => textOf(values.name),

  async judge(from, rows) {
    const stored = await findAll(
      rows.map((row) => this.keyOf(row)),
      (keys) => from.select().from(customers).where(inArray(customers.nameKey, keys)),
    );
    const byKey = new Map(stored.map((customer) => [customer.nameKey, customer as Customer]));
    return rows.map((row) => {
      const before = byKey.get(this.keyOf(row));
      return judgeRow({
        row,
        name: this.nameOf(row),
        before,
        defaults: {},
        schema: customerInput,
        labels: customerLabels,
        columns,
        plan: (after) => ({ before, after }),
      });
    });
  },

  async write(tx, record, plans) {
    for (const { before, after } of plans) if (before) await writeCustomer(tx, record, before, after);
    await insertCustomers(
      tx,
      record,
      plans.filter(({ before }) => !before).map(({ after }) => after),
    );
  },
};
