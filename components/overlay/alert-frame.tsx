'use client';

import { AlertDialog } from '@heroui/react/alert-dialog';
import { Button } from '#components/button';
import type { ConfirmDialogProps } from '#components/confirm-dialog';

export default function AlertFrame({
  open,
  onOpenChange,
  title,
  children,
  confirmLabel,
  destructive,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <AlertDialog.Backdrop isOpen={open} onOpenChange={onOpenChange} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container className="p-2 sm:p-6">
        <AlertDialog.Dialog className="w-full p-0 sm:max-w-md">
          <AlertDialog.Header className="px-4 pt-4">
            <AlertDialog.Heading className="text-lg font-semibold">{title}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body className="m-0 px-4 py-3 text-base text-muted">{children}</AlertDialog.Body>
          <AlertDialog.Footer className="flex flex-row-reverse justify-start gap-2 px-4 pb-4">
            <Button
              look={destructive ? 'danger' : 'primary'}
              onClick={() => {
                onOpenChange(false);
                onConfirm();
              }}
            >
              {confirmLabel}
            </Button>
            {/* The harmless answer is the one under the fingers. */}
            <Button autoFocus onClick={() => onOpenChange(false)}>
              Cancel
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
