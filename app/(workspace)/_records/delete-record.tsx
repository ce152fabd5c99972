'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { ActionButton } from '#components/action-button';
import type { ActionResult } from '#components/action-result';

interface DeleteRecordProps {
  /** What is deleted, as in "product". */
  what: string;
  name: string;
  /** What goes with it. */
  consequence: string;
  id: string;
  remove: (input: { id: string }) => Promise<ActionResult | undefined>;
  /** Where one is when the record is gone. */
  closeHref: string;
  unavailable: string | undefined;
}

/** Deletes one record after asking, and leaves its page. What stands in the way is told, and nothing is deleted. */
export function DeleteRecord({
  what,
  name,
  consequence,
  id,
  remove,
  closeHref,
  unavailable,
}: DeleteRecordProps) {
  const router = useRouter();
  return (
    <ActionButton
      action={{
        id: 'delete',
        label: 'Delete',
        icon: <Trash2 aria-hidden="true" />,
        pendingLabel: 'Deleting…',
        danger: true,
        unavailable,
        confirm: { title: `Delete ${what} ${name}?`, body: consequence, confirmLabel: `Delete ${what}` },
        run: async () => {
          const answer = await remove({ id });
          // Somebody else was faster: there is nothing here to stay for either.
          const gone = answer?.serverError?.kind === 'not-found';
          if (answer && (gone || !answer.serverError)) {
            router.push(closeHref, { scroll: false });
            router.refresh();
          }
          return answer;
        },
      }}
    />
  );
}
