import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isSetupCode, isSetupNeeded } from '#lib/accounts/setup/needed';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { config } from '#lib/config/config';
import { SetupForm } from './setup-form';

export const metadata: Metadata = { title: 'Set up', robots: 'noindex' };

export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  if (!(await isSetupNeeded())) notFound();
  const { code } = await searchParams;
  const { localAccounts } = config();
  if (typeof code !== 'string' || !(await isSetupCode(code)))
    return (
      <>
        <h1 className="text-xl font-semibold">Not this address</h1>
        <p className="mt-2 text-muted">
          The server prints the address of this page, with a one-time code, each time it starts until it has
          been set up. Open the address that it printed last.
        </p>
      </>
    );
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
