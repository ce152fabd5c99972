import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notification } from '#components/notification';
import { isSetupNeeded } from '#lib/accounts/setup/needed';
import { currentActor } from '../../_server/actor';
import { safeCallback } from '../../_server/callback';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { callbackUrl, done } = await searchParams;
  const target = safeCallback(callbackUrl);
  if (await currentActor()) redirect(target);
  if (await isSetupNeeded())
    return (
      <>
        <h1 className="text-xl font-semibold">Not set up yet</h1>
        <p className="mt-2 text-muted">
          Nobody has an account yet. The server printed an address with a one-time code when it started; open
          it to create the first administrator.
        </p>
      </>
    );
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">Sign in</h1>
      <div className="mb-4 empty:hidden">
        {done === 'signed-out' ? (
          <Notification tone="success">You have signed out.</Notification>
        ) : target !== '/' ? (
          <Notification tone="info">Sign in to open the page that you asked for.</Notification>
        ) : null}
      </div>
      <SignInForm callbackUrl={target} />
      <p className="mt-4 text-sm text-muted">
        Forgotten the password? An administrator can give you a link to choose a new one.
      </p>
    </>
  );
}
