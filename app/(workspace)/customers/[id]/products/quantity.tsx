'use client';

import { useState } from 'react';
import { NumberField, Switch } from '#components/fields';

interface QuantityProps {
  siteLicense: boolean;
  userCount: number | null;
}

/** A site license, or a number of users: one of them. Switching back asks for the number again. */
export function Quantity({ siteLicense, userCount }: QuantityProps) {
  const [site, setSite] = useState(siteLicense);
  const [switched, setSwitched] = useState(0);
  return (
    <>
      <Switch
        name="siteLicense"
        label="Site (Module) License"
        defaultChecked={siteLicense}
        onChange={(on) => {
          setSite(on);
          setSwitched((count) => count + 1);
        }}
        description="On: any number of users."
      />
      <NumberField
        key={switched}
        name="userCount"
        label="No. of users"
        required={!site}
        disabled={site}
        defaultValue={switched === 0 ? userCount : null}
        description={site ? 'Does not apply to a site license.' : 'Required without a Site (Module) License.'}
      />
    </>
  );
}
