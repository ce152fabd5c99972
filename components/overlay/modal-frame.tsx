'use client';

import { Modal } from '@heroui/react/modal';
import { X } from 'lucide-react';
import { buttonClass } from '#components/button';
import type { DialogProps } from '#components/dialog';
import { FocusFirst } from '#components/overlay/focus-first';

const WIDTH = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' } as const;

export default function ModalFrame({ title, open, onOpenChange, children, size, sticky }: DialogProps) {
  return (
    <Modal.Backdrop isOpen={open} onOpenChange={onOpenChange} isDismissable={!sticky}>
      <Modal.Container scroll="inside" className="p-2 sm:p-6">
        <Modal.Dialog className={`w-full p-0 ${WIDTH[size ?? 'md']}`}>
          <Modal.Header className="flex flex-row items-center justify-between gap-4 border-b border-border px-4 py-2">
            <Modal.Heading className="text-lg font-semibold">{title}</Modal.Heading>
            <button
              type="button"
              className={buttonClass({ look: 'ghost', iconOnly: true })}
              aria-label="Close"
              onClick={() => onOpenChange(false)}
            >
              <X aria-hidden="true" />
            </button>
          </Modal.Header>
          <Modal.Body className="m-0 p-4 text-base">
            <FocusFirst>{children}</FocusFirst>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
