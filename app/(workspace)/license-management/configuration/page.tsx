import type { Metadata } from 'next';
import { ErrorState } from '#components/error-state';
import type { Actor } from '#lib/access/actor';
import { readExchanges } from '#lib/environment/exchanges/read';
import { showIdentity } from '#lib/environment/identity/read';
import { readOffline } from '#lib/environment/offline/read';
import { readRegistration } from '#lib/environment/registration/read';
import { listJobs } from '#lib/jobs/list';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import { ConfigurationTab } from './configuration-tab';
import { LicenseFileDialog } from './offline/license-file-dialog';
import { OfflineTab } from './offline/offline-tab';
import { PublisherKeysDialog } from './offline/publisher-keys-dialog';
import { RegisterDialog } from './register-dialog';
import { RegistrationActions } from './registration-actions';
import { TokenInformation } from './token-information';

export const metadata: Metadata = { title: 'Configuration' };

const HERE = '/license-management/configuration';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function read(actor: Actor) {
  const [identity, registration, exchanges, jobs, offline] = await Promise.all([
    showIdentity(actor),
    readRegistration(actor),
    readExchanges(actor),
    listJobs(actor),
    readOffline(actor),
  ]);
  return { identity, registration, exchanges, jobs, offline };
}

export default async function ConfigurationPage({ searchParams }: Props) {
  const actor = await requireActor();
  const configuration = await load(read(actor));
  if ('problem' in configuration) {
    return <ErrorState title="The configuration could not be loaded.">{configuration.problem}</ErrorState>;
  }
  const unavailable = withoutPermission(actor, 'configuration', 'update');
  const mayNotExchange = withoutPermission(actor, 'licenses', 'update');
  const { registration, offline, ...shown } = configuration.value;
  const dialog = (await searchParams).dialog;
  return (
    <>
      <RegistrationActions registration={registration} unavailable={unavailable} />
      <ConfigurationTab {...shown} unavailable={unavailable} />
      <TokenInformation registration={registration} />
      <OfflineTab offline={offline} mayNotExchange={mayNotExchange} mayNotConfigure={unavailable} />
      {dialog === 'register' && !unavailable ? <RegisterDialog closeHref={HERE} /> : null}
      {dialog === 'publisher-keys' && !unavailable ? <PublisherKeysDialog closeHref={HERE} /> : null}
      {dialog === 'license-file' && !mayNotExchange ? <LicenseFileDialog closeHref={HERE} /> : null}
    </>
  );
}
