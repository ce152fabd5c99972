'use client';

import { Tooltip } from '@heroui/react/tooltip';

interface HintPopupProps {
  anchor: React.RefObject<HTMLElement | null>;
  text: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function HintPopup({ anchor, text, open, onOpenChange }: HintPopupProps) {
  return (
    <Tooltip.Content
      triggerRef={anchor}
      isOpen={open}
      onOpenChange={onOpenChange}
      placement="bottom"
      className="tooltip"
    >
      {text}
    </Tooltip.Content>
  );
}
