import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import type { Actor } from '#lib/access/actor';
import { readExchanges } from '#lib/environment/exchanges/read';
import { showIdentity } from '#lib/environment/identity/read';
import { readRegistration } from '#lib/environment/registration/read';
import { listJobs } from '#lib/jobs/list';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import { ConfigurationTab } from './configuration-tab';
import { RegisterDialog } from './register-dialog';
import { RegistrationActions } from './registration-actions';
import { TokenInformation } from './token-information';

export const metadata: Metadata = { title: 'Configuration' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function read(actor: Actor) {
  const [identity, registration, exchanges, jobs] = await Promise.all([
    showIdentity(actor),
    readRegistration(actor),
    readExchanges(actor),
    listJobs(actor),
  ]);
  return { identity, registration, exchanges, jobs };
}

export default async function ConfigurationPage({ searchParams }: Props) {
  const actor = await requireActor();
  const configuration = await load(read(actor));
  if ('problem' in configuration) {
    return <ErrorState title="The configuration could not be loaded.">{configuration.problem}</ErrorState>;
  }
  const unavailable = withoutPermission(actor, 'configuration', 'update');
  const { registration } = configuration.value;
  const dialog = (await searchParams).dialog;
  return (
    <>
      <RegistrationActions registration={registration} unavailable={unavailable} />
      <ConfigurationTab {...configuration.value} unavailable={unavailable} />
      <TokenInformation registration={registration} />
      {dialog === 'register' && !unavailable ? (
        <RegisterDialog closeHref="/license-management/configuration" />
      ) : null}
    </>
  );
}
