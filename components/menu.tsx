'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { type ButtonLook, buttonClass } from '#components/button';

const MenuPopup = dynamic(() => import('#components/overlay/menu-popup'), { ssr: false });

export interface MenuItem {
  id: string;
  label: string;
  icon?: React.ReactNode;
  href?: string;
  /** Called when the item is chosen; not for items with `href`. */
  onSelect?: () => void;
  /** Why the item cannot be chosen now. */
  unavailable?: string;
  danger?: boolean;
  /** In a section with `choose`: whether it is on. */
  checked?: boolean;
}

export interface MenuSection {
  title?: string;
  items: MenuItem[];
  /** Items that are on or off: one of them, or any number. The menu stays open. */
  choose?: 'one' | 'many';
}

interface MenuProps {
  label: string;
  sections: MenuSection[];
  /** What the button shows; `label` names it for screen readers if `iconOnly`. */
  children: React.ReactNode;
  look?: ButtonLook;
  iconOnly?: boolean;
  className?: string;
  /** Something above the items, such as who is signed in. */
  header?: React.ReactNode;
}

/** A button with a menu. The menu itself is loaded when the pointer or the focus comes near. */
export function Menu({ label, children, look = 'outline', iconOnly, className, ...popup }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const near = () => setWanted(true);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass({ look, iconOnly, className })}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={iconOnly ? label : undefined}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => {
          near();
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {wanted ? (
        <MenuPopup {...popup} label={label} anchor={button} open={open} onOpenChange={setOpen} />
      ) : null}
    </>
  );
}
