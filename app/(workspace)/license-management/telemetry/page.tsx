import type { Metadata } from 'next';
import { useId } from 'react';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { type Identity, showIdentity } from '#lib/environment/identity/read';
import { listLicenses } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { type Question, showValidations } from '#lib/environment/validation/questions';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { ExternalLink, MailLink } from '../publisher-links';

export const metadata: Metadata = { title: 'What is sent' };

export default async function TelemetryPage() {
  const actor = await requireActor();
  const sent = await load(
    Promise.all([
      showIdentity(actor),
      showTelemetry(actor),
      showValidations(actor),
      listLicenses(actor).then(({ rows }) => rows),
    ]),
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 className="text-lg font-semibold">What is sent</h2>
          <p className="max-w-prose text-muted">
            Exactly this would be sent to the licensing service now, and nothing else: no personal or business
            data.
          </p>
        </div>
        <LinkButton href="/license-management">Back to the License View</LinkButton>
      </div>
      {'problem' in sent ? (
        <ErrorState title="What is sent could not be put together.">{sent.problem}</ErrorState>
      ) : (
        <Sent sent={sent.value} />
      )}
    </>
  );
}

function Sent({
  sent: [identity, telemetry, questions, licenses],
}: {
  sent: [Identity, TelemetryRequest, Question[], LicenseRow[]];
}) {
  return (
    <div className="flex flex-col gap-4">
      <Part title="Once, at registration">
        A registration code goes with it where one is used.
        <Json
          label="Sent at registration"
          value={{ tenant_id: identity.tenantId, environment_id: identity.environmentId }}
        />
      </Part>
      <Part title="Daily, as telemetry">
        The customer token that goes with it says which environment it is.
        <Json label="Sent as telemetry" value={telemetry} />
      </Part>
      <Part title="With each validation">
        One question about each module, each with a number that is used once.
        {questions.length > 0 ? <Json label="Sent with each validation" value={questions} /> : null}
      </Part>
      <Part title="With each license refresh">
        The names of the products, and the mark (ETag) of the license set that is known already. Announcements
        are fetched with the customer token alone.
      </Part>
      <Part title="Support and product links" id="support">
        What the publisher has given with each license; nothing is sent to these addresses.
        <Products licenses={licenses} />
      </Part>
    </div>
  );
}

function Part({ title, id, children }: { title: string; id?: string; children: React.ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} id={id} className="flex flex-col gap-1">
      <h3 id={heading} className="font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

const Products = ({ licenses }: { licenses: LicenseRow[] }) => (
  <DataTable
    id="product-links"
    label="Links of each module"
    columns={[
      { id: 'model', header: 'Model' },
      { id: 'support', header: 'Support e-mail' },
      { id: 'guide', header: 'User guide' },
      { id: 'terms', header: 'Terms and conditions' },
      { id: 'notes', header: 'Release notes' },
    ]}
    data={{
      total: licenses.length,
      rows: licenses.map((license) => ({
        key: license.id,
        label: license.model,
        cells: {
          model: license.model,
          support: <MailLink address={license.supportEmail} />,
          guide: <ExternalLink href={license.userGuideUrl}>User guide</ExternalLink>,
          terms: <ExternalLink href={license.termsUrl}>Terms</ExternalLink>,
          notes: <ExternalLink href={license.releaseNotesUrl}>Release notes</ExternalLink>,
        },
      })),
    }}
    empty={<EmptyState title="No modules are installed yet" />}
  />
);

const Json = ({ label, value }: { label: string; value: unknown }) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    tabIndex={0}
    className="box max-h-96 overflow-auto p-3 -outline-offset-2"
  >
    <pre className="font-mono text-sm">{JSON.stringify(value, null, 2)}</pre>
  </section>
);
