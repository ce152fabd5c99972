'use client';

import { NumberField } from '#components/fields';
import { Form } from '#components/form';
import { changeMaximum } from './actions';

interface MaximumFormProps {
  maximumUsers: number | null;
  /** Why this person cannot change it. */
  unavailable: string | undefined;
}

export const MaximumForm = ({ maximumUsers, unavailable }: MaximumFormProps) => (
  <Form
    key={`${maximumUsers}`}
    label="Maximum user count"
    action={changeMaximum}
    submit={{ label: 'Save', pending: 'Saving…' }}
    unavailable={unavailable}
  >
    <NumberField
      name="maximumUsers"
      label="Maximum user count"
      defaultValue={maximumUsers}
      description="The most users that the platform takes, against which each license is held. Dynamics AX 2012 used 30,000. Empty for no limit."
    />
  </Form>
);
