import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Button, LinkButton } from '#components/button';
import { currentActor } from '../../_server/actor';
import { signOut } from './actions';

export const metadata: Metadata = { title: 'Sign out' };

export default async function SignOutPage() {
  const actor = await currentActor();
  // The OpenID Provider sends people here whose sessions have ended on both sides.
  if (!actor) redirect('/sign-in?done=signed-out');
  return (
    <>
      <h1 className="text-xl font-semibold">Sign out?</h1>
      <p className="mt-2 mb-4 text-muted">You are signed in as {actor.name}.</p>
      <form action={signOut} className="flex gap-2">
        <Button type="submit" look="primary">
          Sign out
        </Button>
        <LinkButton href="/">Cancel</LinkButton>
      </form>
    </>
  );
}
