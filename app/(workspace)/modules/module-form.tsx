'use client';

import { useRouter } from 'next/navigation';
import { NumberField, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { ModuleView } from '#lib/environment/modules/view';
import { add, change } from './actions';

interface ModuleFormProps {
  /** The module to change; none to add one. */
  module?: Omit<ModuleView, 'switchedOffAt' | 'createdAt' | 'updatedAt'>;
  /** The list without the form. */
  closeHref: string;
}

const loadSchema = () => import('#lib/environment/modules/schema');

export function ModuleForm({ module, closeHref }: ModuleFormProps) {
  const router = useRouter();
  return (
    <Form
      label={module ? `Module ${module.model}` : 'Add a module'}
      action={module ? change : add}
      schema={async () => (module ? (await loadSchema()).moduleChange : (await loadSchema()).moduleInput)}
      submit={module ? { label: 'Save' } : { label: 'Add module', pending: 'Adding…' }}
      cancel={{ href: closeHref }}
      onSuccess={() => router.push(closeHref, { scroll: false })}
    >
      <RecordKey record={module} />
      <TextField
        name="model"
        label="Model"
        required
        defaultValue={module?.model}
        description="The name of the module in this environment."
      />
      <TextField
        name="product"
        label="Product"
        required
        defaultValue={module?.product}
        description="The product as the publisher names it; its license is found by this name."
      />
      <TextField
        name="installedVersion"
        label="Installed version"
        required
        monospace
        defaultValue={module?.installedVersion}
        description="Numbers with dots between them, as in 10.0.43."
      />
      <NumberField
        name="usedLicenses"
        label="Used licenses"
        defaultValue={module?.usedLicenses}
        description="As the module reports it. Empty when it does not."
      />
    </Form>
  );
}
