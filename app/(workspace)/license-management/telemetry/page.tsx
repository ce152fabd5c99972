import type { Metadata } from 'next';
import { useId } from 'react';
import { LinkButton } from '#components/button';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { type Question, showValidations } from '#lib/environment/validation/questions';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';

export const metadata: Metadata = { title: 'What is sent' };

export default async function TelemetryPage() {
  const actor = await requireActor();
  const payload = await load(Promise.all([showTelemetry(actor), showValidations(actor)]));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 className="text-lg font-semibold">What is sent</h2>
          <p className="max-w-prose text-muted">
            Exactly this would be sent to the licensing service now, and nothing else: no personal or business
            data. The customer token that goes with it says which environment it is. At registration, the
            tenant ID and the environment ID are sent. With each validation, what is said below of each module
            goes with a number that is used once.
          </p>
        </div>
        <LinkButton href="/license-management">Back to the License View</LinkButton>
      </div>
      {'problem' in payload ? (
        <ErrorState title="The telemetry could not be put together.">{payload.problem}</ErrorState>
      ) : (
        <Payload payload={payload.value[0]} questions={payload.value[1]} />
      )}
    </>
  );
}

function Payload({ payload, questions }: { payload: TelemetryRequest; questions: Question[] }) {
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
      <Json title="As JSON" value={payload} />
      {questions.length > 0 ? <Json title="With each validation, as JSON" value={questions} /> : null}
    </div>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-semibold">
        {title}
      </h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="box max-h-96 overflow-auto p-3 font-mono text-sm -outline-offset-2"
      >
        {JSON.stringify(value, null, 2)}
      </pre>
    </section>
  );
}
