'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { ActionButton } from '#components/action-button';
import { runAction } from '#components/run-action';
import { remove } from './actions';

interface RemoveModuleProps {
  id: string;
  model: string;
  /** How many security roles grant it. */
  roles: number;
  /** The list, where one is when the module is gone. */
  closeHref: string;
  unavailable: string | undefined;
}

export function RemoveModule({ id, model, roles, closeHref, unavailable }: RemoveModuleProps) {
  const router = useRouter();
  const lost =
    roles > 0
      ? ` The ${roles === 1 ? 'security role that grants it does' : `${roles} security roles that grant it do`} so no longer, also then.`
      : '';
  return (
    <ActionButton
      action={{
        id: 'remove',
        label: 'Remove',
        icon: <Trash2 aria-hidden="true" />,
        pendingLabel: 'Removing…',
        danger: true,
        unavailable,
        confirm: {
          title: `Remove module ${model}?`,
          body: `It is no longer shown in the License View, nor told of in telemetry. Its license stays with the publisher: when the module is added again, the license is back.${lost}`,
          confirmLabel: 'Remove module',
        },
        run: async () => {
          const answer = await runAction(() => remove({ id }));
          if (!answer.serverError) router.push(closeHref, { scroll: false });
          return answer;
        },
      }}
    />
  );
}
