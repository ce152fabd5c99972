import { eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { fold } from '#lib/kernel/text';
import { bumpCustomers } from '#lib/licensing/license-set/revision';
import { listEnvironments, recordListed } from '#lib/publisher/customer-environments/insert';
import { customerEnvironmentLabels } from '#lib/publisher/customer-environments/labels';
import {
  type CustomerEnvironmentInput,
  customerEnvironmentInput,
} from '#lib/publisher/customer-environments/schema';
import { writeEnvironment } from '#lib/publisher/customer-environments/write';
import { customerColumn, customersNamed, unknownParty } from '#lib/publisher/import/parties';
import { publisherImport } from '#lib/publisher/import/publisher-import';
import { findAll } from '#lib/records/find-all';
import { type ImportColumn, textOf, yesOrNo } from '#lib/records/import/columns';
import type { Importer } from '#lib/records/import/importer';
import { judgeRow, problem } from '#lib/records/import/judge';

interface Plan {
  customer: { id: string; name: string };
  before: typeof customerEnvironments.$inferSelect | undefined;
  after: CustomerEnvironmentInput;
}

const columns: ImportColumn[] = [
  customerColumn,
  {
    field: 'tenant',
    header: 'Tenant',
    key: true,
    example: 'contoso.example.com',
    about: 'Required; a domain or tenant ID.',
  },
  {
    field: 'serialNumber',
    header: 'Serial number',
    key: true,
    example: '5637144576',
    about: 'Required; with the tenant it finds the environment.',
  },
  { field: 'name', header: 'Name', example: 'Contoso production', about: 'Required.' },
  {
    field: 'production',
    header: 'Production',
    aliases: ['Kind'],
    read: yesOrNo(['production'], ['test']),
    example: 'Yes',
    about: 'Yes or No; Yes for a new one without the column.',
  },
  {
    field: 'active',
    header: 'Active',
    read: yesOrNo(),
    example: 'Yes',
    about: 'Yes or No; Yes for a new one without the column.',
  },
];

/** Environments, found by tenant and serial number. */
export const customerEnvironmentsImport: Importer<Plan, 'publisher'> = {
  ...publisherImport,
  label: 'Environments',
  view: 'customer-environments',
  reads: ['customers'],
  columns,
  exportOnly: ['Registration', 'Registered', 'Refused attempts', 'Last telemetry', 'Client', 'Updated'],
  keyOf: ({ values }) => `${fold(textOf(values.tenant))}\n${textOf(values.serialNumber)}`,
  nameOf: ({ values }) => textOf(values.name) || textOf(values.serialNumber),

  async judge(from, rows) {
    const parties = await customersNamed(
      from,
      rows.map(({ values }) => textOf(values.customer)),
    );
    const listed = await findListed(
      from,
      rows.map(({ values }) => textOf(values.tenant)),
    );
    return rows.map((row) => {
      const name = this.nameOf(row);
      const asked = textOf(row.values.customer);
      const customer = parties.get(fold(asked));
      if (!customer) return problem(row.line, name, unknownParty('Customer', asked));
      const found = listed.get(this.keyOf(row));
      if (found && found.before.customerId !== customer.id) {
        const told = `This tenant and serial number are listed already: ${found.before.name} of ${found.customer}.`;
        return problem(row.line, name, `Serial number: ${told}`);
      }
      const before = found?.before;
      return judgeRow({
        row,
        name,
        before,
        defaults: { production: true, active: true },
        schema: customerEnvironmentInput,
        labels: customerEnvironmentLabels,
        columns,
        plan: (after) => ({ customer, before, after }),
      });
    });
  },

  async write(tx, record, plans) {
    await bumpCustomers(
      tx,
      plans.map(({ customer }) => customer.id),
    );
    for (const { customer, before, after } of plans)
      if (before) await writeEnvironment(tx, record, { before, customer: customer.name }, after);
    const listed = plans
      .filter(({ before }) => !before)
      .map(({ customer, after }) => ({ customer, environment: after }));
    await listEnvironments(tx, listed);
    await recordListed(record, listed);
  },
};

/** The environments of these tenants, whatever their serial numbers, by {@link Importer.keyOf}. */
async function findListed(from: Reader | Writer, tenants: string[]) {
  const found = await findAll(tenants.map(fold), (keys) =>
    from
      .select({ before: customerEnvironments, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(inArray(customerEnvironments.tenantKey, keys)),
  );
  return new Map(found.map((each) => [`${each.before.tenantKey}\n${each.before.serialNumber}`, each]));
}
