'use client';

import { Tooltip } from '@heroui/react/tooltip';
import { useMemo } from 'react';
import { TooltipTriggerStateContext } from 'react-aria-components/Tooltip';

interface HintPopupProps {
  anchor: React.RefObject<HTMLElement | null>;
  text: string;
  open: boolean;
  onClose: () => void;
}

/** The tooltip of a {@link Hint}; its state stands in for that of a React Aria trigger, which the page does not load. */
export default function HintPopup({ anchor, text, open, onClose }: HintPopupProps) {
  const state = useMemo(
    () => ({ isOpen: open, open: () => {}, close: onClose, shouldSkipAnimation: true }),
    [open, onClose],
  );
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip.Content triggerRef={anchor} placement="bottom" offset={4} className="tooltip">
        {text}
      </Tooltip.Content>
    </TooltipTriggerStateContext>
  );
}
