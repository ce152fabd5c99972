import { TextField } from '#components/fields';

/** By what people with a password sign in. */
export const CredentialFields = ({ email }: { email?: string }) => (
  <>
    <TextField
      name="email"
      label="E-mail"
      type="email"
      autoComplete="username"
      defaultValue={email}
      required
    />
    <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
  </>
);
