import { LinkButton } from '#components/button';
import { UtcTime } from '#components/date-time';
import { linkProblems } from '#lib/accounts/links/inspect';
import { openLink } from '#lib/accounts/links/open';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { config } from '#lib/config/config';
import { currentBrowser } from '../../_server/browser';
import { load } from '../../_server/load';
import { SignOnLink } from '../sign-in/sign-on-link';
import { PasswordForm } from './password-form';

/** What an invitation or reset link opens: the form for a password, or why the link does not work. */
export async function LinkPage({ kind, token }: { kind: 'invitation' | 'reset'; token: string }) {
  const opened = await load(openLink(kind, token, await currentBrowser()));
  if ('problem' in opened) return <NoUse why={opened.problem} />;
  const link = opened.value;
  if (link.state !== 'good') return <NoUse why={linkProblems[link.state]} />;
  if (!config().localAccounts) return <SignOnInstead name={link.name} email={link.email} />;
  return (
    <>
      <h1 className="text-xl font-semibold">
        {kind === 'invitation' ? `Welcome, ${link.name}` : 'Choose a new password'}
      </h1>
      <p className="mt-2 mb-4 text-muted">
        Choose the password for <strong className="wrap-anywhere">{link.email}</strong>. The link works once,
        until <UtcTime at={link.expiresAt} />.
      </p>
      <PasswordForm kind={kind} token={token} email={link.email} />
    </>
  );
}

function NoUse({ why }: { why: string }) {
  return (
    <>
      <h1 className="text-xl font-semibold">This link does not work</h1>
      <p className="mt-2 mb-4 text-muted">{why}</p>
      <LinkButton href="/sign-in">Go to sign-in</LinkButton>
    </>
  );
}

/** For a link that was handed out while there were passwords here. */
function SignOnInstead({ name, email }: { name: string; email: string }) {
  return (
    <>
      <h1 className="text-xl font-semibold">Welcome, {name}</h1>
      <p className="mt-2 mb-4 text-muted">
        You need no password here: sign in with {providerName()} as{' '}
        <strong className="wrap-anywhere">{email}</strong>.
      </p>
      <SignOnLink name={providerName()} look="primary" />
    </>
  );
}
