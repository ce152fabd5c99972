import { SignOnLink } from './sign-on-link';

/** How people may sign in here. */
export interface SignInWays {
  /** How the OpenID Provider is called, if there is one. */
  provider: string | undefined;
  password: boolean;
}

interface WaysProps {
  ways: SignInWays;
  /** The page to go on to from the provider. */
  callbackUrl: string;
  /** Confirms the session that there is, instead of opening one. */
  confirm?: boolean;
  /** Goes to the provider in a new tab, so that this page stays as it is. */
  newTab?: boolean;
  /** The form for a password. */
  children: React.ReactNode;
}

/** Each way to sign in that there is; the first of them as the main one where it is the only one. */
export function Ways({ ways: { provider, password }, callbackUrl, confirm, newTab, children }: WaysProps) {
  return (
    <>
      {provider ? (
        <SignOnLink
          name={provider}
          callbackUrl={callbackUrl}
          look={password ? 'outline' : 'primary'}
          confirm={confirm}
          newTab={newTab}
        />
      ) : null}
      {provider && newTab ? (
        <p className="mt-2 text-sm text-muted">
          That opens a new tab. Come back to this one when you have signed in.
        </p>
      ) : null}
      {provider && password ? (
        <p className="my-4 text-center text-sm text-muted">or with a password</p>
      ) : null}
      {password ? children : null}
    </>
  );
}
