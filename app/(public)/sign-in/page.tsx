import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notification } from '#components/notification';
import { isSetupNeeded } from '#lib/accounts/setup/needed';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { config } from '#lib/config/config';
import { currentActor } from '../../_server/actor';
import { safeCallback } from '../../_server/callback';
import { problemOf } from './problem';
import { SignInForm } from './sign-in-form';
import { Ways } from './ways';

export const metadata: Metadata = { title: 'Sign in' };

/** What the page says above the ways to sign in. */
function Notice({ done, problem, wanted }: { done: unknown; problem: string | null; wanted: boolean }) {
  if (problem) return <Notification tone="danger">{problem}</Notification>;
  if (done === 'signed-out') return <Notification tone="success">You have signed out.</Notification>;
  if (done === 'signed-out-here')
    return (
      <Notification tone="warning">
        You have signed out here, but not at {providerName()}. Sign out there, too, or close the browser.
      </Notification>
    );
  if (wanted) return <Notification tone="info">Sign in to open the page that you asked for.</Notification>;
  return null;
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { callbackUrl, done, problem: sealed } = await searchParams;
  const target = safeCallback(callbackUrl);
  const problem = problemOf(sealed);
  if (!problem && (await currentActor())) redirect(target);
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
  const { oidc, localAccounts } = config();
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">Sign in</h1>
      <div className="mb-4 empty:hidden">
        <Notice done={done} problem={problem} wanted={target !== '/'} />
      </div>
      <Ways ways={{ provider: oidc?.name, password: localAccounts }} callbackUrl={target}>
        <SignInForm callbackUrl={target} />
        <p className="mt-4 text-sm text-muted">
          Forgotten the password? An administrator can give you a link to choose a new one.
        </p>
      </Ways>
    </>
  );
}
