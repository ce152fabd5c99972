import type { Metadata } from 'next';
import { FastTab } from '#components/fast-tab';
import { PageHeader } from '#components/page-header';
import { listMySessions } from '#lib/accounts/own/list-sessions';
import { readOwnAccount } from '#lib/accounts/own/read';
import { SESSION_IDLE, SESSION_LONGEST } from '#lib/accounts/sessions/lifetime';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { HOUR, MINUTE } from '#lib/kernel/clock';
import { requireActor } from '../../_server/actor';
import { personaLabels } from '../people/labels';
import { NameForm, PasswordChangeForm } from './forms';
import { SessionList } from './session-list';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const actor = await requireActor();
  const [account, sessions] = await Promise.all([readOwnAccount(actor), listMySessions(actor)]);
  return (
    <div className="max-w-2xl">
      <PageHeader title="Your account" subtitle={`${account.email}, ${personaLabels[account.persona]}`} />
      <FastTab id="account.name" title="Name">
        <NameForm name={account.name} revision={account.revision} />
      </FastTab>
      {account.hasPassword ? (
        <FastTab id="account.password" title="Password">
          <PasswordChangeForm email={account.email} />
        </FastTab>
      ) : (
        <p className="my-4 text-muted">You sign in with {providerName()}; there is no password here.</p>
      )}
      <FastTab id="account.sessions" title="Sessions" summary={`${sessions.length} open`}>
        <p className="mb-2 text-muted">
          Where you are signed in. A session ends {SESSION_IDLE / MINUTE} minutes after it was last used, and{' '}
          {SESSION_LONGEST / HOUR} hours after signing in however much it is used.
        </p>
        <SessionList sessions={sessions} />
      </FastTab>
    </div>
  );
}
