'use client';

import { Checkbox, TextField } from '#components/fields';
import { Form } from '#components/form';
import { NewPasswordFields } from '../_link/password-form';
import { setUp } from './actions';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.firstAdministrator);
const schemaByEmail = () =>
  import('#lib/accounts/schema').then((schemas) => schemas.firstAdministratorByEmail);

interface SetupFormProps {
  code: string;
  withPassword: boolean;
  offerSampleData: boolean;
}

export function SetupForm({ code, withPassword, offerSampleData }: SetupFormProps) {
  return (
    <Form
      action={setUp}
      schema={withPassword ? schema : schemaByEmail}
      submit={{ label: 'Create and sign in', pending: 'Setting up…' }}
      label="First administrator"
    >
      <input type="hidden" name="code" value={code} />
      <TextField name="name" label="Name" autoComplete="name" required />
      <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
      {withPassword ? <NewPasswordFields /> : null}
      {offerSampleData ? (
        <Checkbox
          name="sampleData"
          label="Fill with sample data"
          description="A publisher with ten products and forty customers, and this environment registered with modules of every status; for trying things out."
        />
      ) : null}
    </Form>
  );
}
