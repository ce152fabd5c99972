'use client';

import dynamic from 'next/dynamic';

const AlertFrame = dynamic(() => import('#components/overlay/alert-frame'), { ssr: false });

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question with the thing and the count: "Delete 12 audit entries?" */
  title: string;
  /** What happens, and whether it can be undone. */
  children: React.ReactNode;
  /** The verb on the button, as in "Delete 12 entries". */
  confirmLabel: string;
  destructive?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. Escape and Cancel leave everything as it is. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <AlertFrame {...props} /> : null;
}
