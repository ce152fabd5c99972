import type { ActionError } from '#components/action-result';
import { Button, LinkButton } from '#components/button';
import { Dialog } from '#components/dialog';

interface RefusalDialogProps {
  refusal: ActionError | undefined;
  onClose: () => void;
}

/** What stands in the way of what was asked for, and the way there. A toast would leave the keyboard elsewhere. */
export function RefusalDialog({ refusal, onClose }: RefusalDialogProps) {
  return (
    <Dialog title="Nothing was changed" open={refusal !== undefined} onOpenChange={onClose} size="sm">
      <p>{refusal?.message}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {refusal?.links?.map(({ label, href }) => (
          <li key={href}>
            <LinkButton href={href} onClick={onClose}>
              {label}
            </LinkButton>
          </li>
        ))}
        <li>
          <Button look="ghost" onClick={onClose}>
            Close
          </Button>
        </li>
      </ul>
    </Dialog>
  );
}
