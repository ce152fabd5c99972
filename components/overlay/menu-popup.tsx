'use client';

import { Dropdown } from '@heroui/react/dropdown';
import { RouterProvider } from '@heroui/react/rac';
import { Check } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { MenuItem, MenuSection } from '#components/menu';

interface MenuPopupProps {
  label: string;
  sections: MenuSection[];
  header?: React.ReactNode;
  keepOpen?: boolean;
  anchor: React.RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function MenuPopup({
  label,
  sections,
  header,
  keepOpen,
  anchor,
  open,
  onOpenChange,
}: MenuPopupProps) {
  const router = useRouter();
  const items = sections.flatMap((section) => section.items);
  const choose = (id: string) => {
    if (!keepOpen) onOpenChange(false);
    items.find((item) => item.id === id)?.onSelect?.();
  };
  return (
    <RouterProvider navigate={(href) => router.push(href)}>
      <Dropdown.Popover
        className="dropdown__popover"
        triggerRef={anchor}
        isOpen={open}
        onOpenChange={onOpenChange}
        placement="bottom end"
        offset={4}
      >
        {header}
        <Dropdown.Menu
          className="dropdown__menu"
          aria-label={label}
          autoFocus="first"
          onAction={(key) => choose(String(key))}
          onClose={() => !keepOpen && onOpenChange(false)}
          disabledKeys={items.filter((item) => item.unavailable).map((item) => item.id)}
        >
          {sections.map((section, index) => (
            <Dropdown.Section key={section.title ?? index} aria-label={section.title ?? label}>
              {section.title ? (
                <p className="px-2.5 pt-2 pb-1 text-xs text-muted" role="presentation">
                  {section.title}
                </p>
              ) : null}
              {section.items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </Dropdown.Section>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </RouterProvider>
  );
}

function Item({ item }: { item: MenuItem }) {
  const state = item.checked === undefined ? '' : item.checked ? ', on' : ', off';
  return (
    <Dropdown.Item
      id={item.id}
      textValue={`${item.label}${state}`}
      aria-label={item.unavailable ? `${item.label}. ${item.unavailable}` : `${item.label}${state}`}
      href={item.href}
      className={item.danger ? 'text-danger' : ''}
    >
      {item.checked === undefined ? item.icon : <Check className={item.checked ? '' : 'invisible'} />}
      <span className="flex flex-col">
        {item.label}
        {item.unavailable ? <span className="text-xs">{item.unavailable}</span> : null}
      </span>
    </Dropdown.Item>
  );
}
