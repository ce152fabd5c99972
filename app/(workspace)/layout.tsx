import { PreferencesProvider } from '#components/preferences';
import { Shell } from '#components/shell';
import { may } from '#lib/access/actor';
import { readOwnAccount } from '#lib/accounts/own/read';
import { readPreferences } from '#lib/accounts/preferences/read';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { config } from '#lib/config/config';
import { readIdentity } from '#lib/environment/identity/read';
import { countPendingRegistrations } from '#lib/publisher/registrations/list';
import { countOpenRequests } from '#lib/publisher/requests/waiting';
import { requireActor } from '../_server/actor';
import { signOut } from '../(public)/sign-out/actions';
import { ConfirmationGuard } from './_shell/confirmation-guard';
import { furtherPages, navigationFor } from './_shell/navigation';
import { savePreference } from './_shell/save-preference';
import { search } from './_shell/search';
import { SessionGuard } from './_shell/session-guard';
import { LicensePrompts } from './license-prompts';

/** What surrounds the pages of a person who is signed in. It hides what one may not see; the verbs refuse it. */
export default async function WorkspaceLayout({ children }: { children: React.ReactNode }) {
  const actor = await requireActor();
  const [account, preferences, environment, registrations, requests] = await Promise.all([
    readOwnAccount(actor),
    readPreferences(actor),
    // The publisher's own environment is nothing that a customer's people know.
    hasWorkspace('environment') && actor.customerId === undefined ? readIdentity() : undefined,
    may(actor, 'customer-environments', 'read') ? countPendingRegistrations(actor) : 0,
    may(actor, 'requests', 'read') ? countOpenRequests(actor) : 0,
  ]);
  const { oidc } = config();
  const ways = { provider: oidc?.name, password: account.hasPassword || !oidc };
  return (
    <PreferencesProvider kept={preferences} save={savePreference}>
      <Shell
        {...navigationFor(actor, { registrations, requests })}
        person={{ name: account.name, email: account.email, accountHref: '/account' }}
        signOut={signOut}
        environment={environment && { name: environment.name, production: environment.production }}
        search={{ pages: furtherPages(actor), records: search }}
        prompts={may(actor, 'licenses', 'read') ? <LicensePrompts actor={actor} /> : undefined}
      >
        {children}
        <SessionGuard userId={actor.id} email={account.email} ways={ways} />
        <ConfirmationGuard email={account.email} ways={ways} />
      </Shell>
    </PreferencesProvider>
  );
}
