'use client';

import { Dropdown } from '@heroui/react/dropdown';
import { Header } from '@heroui/react/header';
import { RouterProvider } from '@heroui/react/rac';
import { useRouter } from 'next/navigation';
import type { MenuItem, MenuSection } from '#components/menu';

interface MenuPopupProps {
  label: string;
  sections: MenuSection[];
  header?: React.ReactNode;
  anchor: React.RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function MenuPopup({ label, sections, header, anchor, open, onOpenChange }: MenuPopupProps) {
  const router = useRouter();
  const items = sections.flatMap((section) => section.items);
  return (
    <RouterProvider navigate={(href) => router.push(href)}>
      <Dropdown.Popover
        className="dropdown__popover"
        aria-label={label}
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
          onAction={(key) => items.find((item) => item.id === String(key))?.onSelect?.()}
          onClose={() => onOpenChange(false)}
        >
          {sections.map((section) => (
            <Section key={section.items[0]?.id} section={section} label={label} />
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </RouterProvider>
  );
}

function Section({ section, label }: { section: MenuSection; label: string }) {
  const { title, items, choose } = section;
  return (
    <Dropdown.Section
      aria-label={title ?? label}
      selectionMode={choose ? (choose === 'one' ? 'single' : 'multiple') : 'none'}
      disallowEmptySelection={choose === 'one'}
      selectedKeys={items.filter((item) => item.checked).map((item) => item.id)}
      shouldCloseOnSelect={!choose}
    >
      {title ? <Header>{title}</Header> : null}
      {items.map((item) => (
        <Item key={item.id} item={item} choose={Boolean(choose)} />
      ))}
    </Dropdown.Section>
  );
}

function Item({ item, choose }: { item: MenuItem; choose: boolean }) {
  return (
    <Dropdown.Item
      id={item.id}
      textValue={item.label}
      href={item.href}
      isDisabled={Boolean(item.unavailable)}
      className={item.danger ? 'text-danger' : ''}
    >
      {choose ? <Dropdown.ItemIndicator /> : item.icon}
      <span className="flex flex-col">
        {item.label}
        {item.unavailable ? <span className="text-xs">{item.unavailable}</span> : null}
      </span>
    </Dropdown.Item>
  );
}
