'use client';

import dynamic from 'next/dynamic';

const ModalFrame = dynamic(() => import('#components/overlay/modal-frame'), { ssr: false });

export interface DialogProps {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: React.ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** For dialogs that hold typed work: a click beside it does not close it. */
  sticky?: boolean;
}

/** Something to fill in or read above the page. Loaded when first opened; Escape closes it. */
export function Dialog(props: DialogProps) {
  return props.open ? <ModalFrame {...props} /> : null;
}
