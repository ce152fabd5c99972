'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { TextArea } from '#components/fields';
import type { Options } from '#components/fields/use-options';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { Organization } from '#lib/accounts/organizations/find';
import { findCustomerOptions } from '../../registrations/actions';
import { add, change } from './actions';

const Lookup = dynamic(() => import('#components/fields/lookup').then((module) => module.Lookup));

const schemas = () => import('#lib/accounts/organizations/schema');
const addSchema = () => schemas().then((module) => module.organizationInput);
const changeSchema = () => schemas().then((module) => module.organizationChange);

interface OrganizationFormProps {
  closeHref: string;
  unavailable?: string | undefined;
}

/** The domains from which an organization's people come. */
export function OrganizationForm({
  organization,
  closeHref,
  unavailable,
}: OrganizationFormProps & { organization: Organization }) {
  return (
    <Form
      action={change}
      schema={changeSchema}
      label={`Allowed domains of ${organization.name}`}
      cancel={{ href: closeHref }}
      unavailable={unavailable}
    >
      <RecordKey record={organization} />
      <Domains defaultValue={organization.allowedDomains.join('\n')} />
    </Form>
  );
}

/** A customer whose people are to sign in here, before anybody of them is added. */
export function NewOrganizationForm({
  customers,
  closeHref,
}: OrganizationFormProps & { customers: Options }) {
  const router = useRouter();
  return (
    <Form
      action={add}
      schema={addSchema}
      label="Add an organization"
      submit={{ label: 'Add organization', pending: 'Adding…' }}
      cancel={{ href: closeHref }}
      onSuccess={() => router.push(closeHref)}
    >
      <Lookup
        name="customerId"
        label="Customer"
        required
        find={findCustomerOptions}
        first={customers}
        description="Type a part of the name or of the customer number."
      />
      <Domains />
    </Form>
  );
}

const Domains = ({ defaultValue }: { defaultValue?: string }) => (
  <TextArea
    name="allowedDomains"
    label="Allowed e-mail domains"
    defaultValue={defaultValue}
    description="One per line, as in example.com; each subdomain by itself. Nobody with another address can be added or sign in. Without any, every address is allowed."
  />
);
