import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';

export const metadata: Metadata = { title: 'What is sent' };

export default async function TelemetryPage() {
  const payload = await load(showTelemetry(await requireActor()));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 className="text-lg font-semibold">What is sent</h2>
          <p className="max-w-prose text-muted">
            Exactly this would be sent to the licensing service now, and nothing else: no personal or business
            data. The customer token that goes with it says which environment it is. At registration, the
            tenant ID and the environment ID are sent.
          </p>
        </div>
        <LinkButton href="/license-management">Back to the License View</LinkButton>
      </div>
      {'problem' in payload ? (
        <ErrorState title="The telemetry could not be put together.">{payload.problem}</ErrorState>
      ) : (
        <Payload payload={payload.value} />
      )}
    </>
  );
}

function Payload({ payload }: { payload: TelemetryRequest }) {
  return (
    <div className="flex flex-col gap-4">
      <section className="box p-4" aria-label="Environment">
        <FieldList
          fields={[
            { label: 'Environment name', value: payload.environment_name },
            { label: 'Enabled users', value: <FormattedNumber value={payload.enabled_users} /> },
            { label: 'Platform version', value: payload.platform_version },
            { label: 'Application version', value: payload.application_version },
          ]}
        />
      </section>
      <DataTable
        id="telemetry-modules"
        label="Modules"
        columns={[
          { id: 'model', header: 'Model' },
          { id: 'product', header: 'Product' },
          { id: 'version', header: 'Installed version' },
          { id: 'used', header: 'Used licenses', align: 'end' },
        ]}
        data={{
          total: payload.modules.length,
          rows: payload.modules.map((module) => ({
            key: module.model,
            label: module.model,
            cells: {
              model: module.model,
              product: module.product,
              version: module.installed_version ?? '—',
              used: <FormattedNumber value={module.used_licenses} />,
            },
          })),
        }}
        empty={<EmptyState title="No modules are installed yet" />}
      />
      <section aria-labelledby="telemetry-json">
        <h3 id="telemetry-json" className="mb-1 font-semibold">
          As JSON
        </h3>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="box max-h-96 overflow-auto p-3 font-mono text-sm -outline-offset-2"
        >
          {JSON.stringify(payload, null, 2)}
        </pre>
      </section>
    </div>
  );
}
