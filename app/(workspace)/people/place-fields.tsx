'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Select } from '#components/fields';
import type { LookupOption } from '#components/fields/use-options';
import type { Audience, Persona } from '#lib/access/views';
import { findCustomerOptions } from '../registrations/actions';
import { allPersonas, limitedPersonas } from './labels';
import type { Offer } from './offer';
import { RoleChoice } from './role-choice';

const Lookup = dynamic(() => import('#components/fields/lookup').then((module) => module.Lookup));

const organizationOptions = [
  { value: 'own', label: 'Own organization' },
  { value: 'customer', label: "A customer's" },
];

interface PlaceFieldsProps {
  offer: Offer;
  /** How it is now, for somebody who has an account. */
  present?: { persona: Persona; customer?: LookupOption | undefined; roles: string[] };
}

/** Whose a person is, and what that person may do. */
export function PlaceFields({ offer, present }: PlaceFieldsProps) {
  const [first = 'own'] = offer.audiences;
  const [audience, setAudience] = useState<Audience>(present?.customer ? 'customer' : first);
  const roles = offer.roles.filter((role) => role.audience === audience);
  const personas = offer.globalAdministrators && audience === 'own' ? allPersonas : limitedPersonas;
  return (
    <>
      {offer.audiences.length > 1 ? (
        <Select
          name="organization"
          label="Organization"
          options={organizationOptions}
          defaultValue={audience}
          onChange={(value) => setAudience(value === 'customer' ? 'customer' : 'own')}
          description="A customer's people see that customer's records and no others."
        />
      ) : null}
      {audience === 'customer' && offer.customers ? (
        <Lookup
          name="customerId"
          label="Customer"
          required
          find={findCustomerOptions}
          first={offer.customers}
          defaultOption={present?.customer}
          description="Type a part of the name or of the customer number."
        />
      ) : null}
      <Select
        // Other choices, another field: it must not keep a choice that is no longer there.
        key={audience}
        name="persona"
        label="Persona"
        options={personas}
        defaultValue={present?.persona ?? 'user'}
        description={
          personas === allPersonas
            ? 'A global administrator may do everything, an organization administrator keeps the people of the own organization. What a user may do, roles say.'
            : 'An organization administrator keeps the people of the organization. What a user may do, roles say.'
        }
      />
      <RoleChoice key={`roles of ${audience}`} roles={roles} held={present?.roles ?? []} />
    </>
  );
}
