import type { Metadata } from 'next';
import { requireActor } from '../../_server/actor';

export const metadata: Metadata = { title: 'Signed in again', robots: 'noindex' };

/** Where single sign-on ends that was begun beside a page whose session had ended. */
export default async function SignedInPage() {
  const actor = await requireActor();
  return (
    <>
      <h1 className="text-xl font-semibold">You are signed in again</h1>
      <p className="mt-2 text-muted">
        Signed in as {actor.name}. Close this tab and go on where you were; what you typed there is still
        there.
      </p>
    </>
  );
}
