import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isSetupNeeded } from '#lib/accounts/setup/needed';
import { trySetupCode } from '#lib/accounts/setup/try-code';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { config } from '#lib/config/config';
import { currentBrowser } from '../../_server/browser';
import { load } from '../../_server/load';
import { SetupForm } from './setup-form';

export const metadata: Metadata = { title: 'Set up', robots: 'noindex' };

export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  if (!(await isSetupNeeded())) notFound();
  const { code } = await searchParams;
  const { localAccounts } = config();
  if (typeof code !== 'string') return <NotThisAddress />;
  const tried = await load(trySetupCode(code, await currentBrowser()));
  if ('problem' in tried || !tried.value)
    return <NotThisAddress problem={'problem' in tried ? tried.problem : undefined} />;
  return (
    <>
      <h1 className="text-xl font-semibold">Set up License Manager</h1>
      <p className="mt-2 mb-4 text-muted">
        Create the first administrator. You can invite other people afterwards.
        {localAccounts
          ? null
          : ` From the second time on you sign in with ${providerName()}, which must know you by this e-mail address.`}
      </p>
      <SetupForm
        code={code}
        withPassword={localAccounts}
        offerSampleData={hasWorkspace('publisher') && hasWorkspace('environment')}
      />
    </>
  );
}

function NotThisAddress({ problem }: { problem?: string | undefined }) {
  return (
    <>
      <h1 className="text-xl font-semibold">Not this address</h1>
      {problem && <p className="mt-2">{problem}</p>}
      <p className="mt-2 text-muted">
        The server prints the address of this page, with a one-time code, each time it starts until it has
        been set up. Open the address that it printed.
      </p>
    </>
  );
}
