import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Notification } from '#components/notification';
import { isConfirmed } from '#lib/access/confirmed';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { config } from '#lib/config/config';
import { requireActor } from '../../_server/actor';
import { problemOf } from '../sign-in/problem';
import { SignOnLink } from '../sign-in/sign-on-link';

export const metadata: Metadata = { title: 'Confirm that it is you', robots: 'noindex' };

/** Where single sign-on ends that was begun beside a page which asked to confirm the session. */
export default async function ConfirmedPage({ searchParams }: PageProps<'/confirmed'>) {
  const actor = await requireActor();
  const problem = problemOf((await searchParams).problem);
  if (!problem && isConfirmed(actor))
    return (
      <>
        <h1 className="text-xl font-semibold">It is you</h1>
        <p className="mt-2 text-muted">
          Confirmed as {actor.name}. Close this tab and go on where you were; what you typed there is still
          there.
        </p>
      </>
    );
  if (!config().oidc) notFound();
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">Confirm that it is you</h1>
      {problem ? (
        <div className="mb-4">
          <Notification tone="danger">{problem}</Notification>
        </div>
      ) : null}
      <p className="mb-4 text-muted">
        You are signed in as {actor.name}. {providerName()} will ask you to sign in there once more.
      </p>
      <SignOnLink name={providerName()} callbackUrl="/confirmed" look="primary" confirm />
    </>
  );
}
