'use client';

import { Header } from '@heroui/react/header';
import { Menu } from '@heroui/react/menu';
import { Modal } from '@heroui/react/modal';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { fold } from '#lib/kernel/text';
import type { RecordSearch, SearchHit } from './types';
import { useRecordSearch } from './use-record-search';

interface CommandDialogProps {
  pages: SearchHit[];
  search?: RecordSearch;
  onClose: () => void;
}

/** Finds a page or a record by its name and goes there; works by keyboard alone. */
export default function CommandDialog({ pages, search, onClose }: CommandDialogProps) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const { records, failed, searching } = useRecordSearch(query, search);
  const words = fold(query).split(' ');
  const matching = pages.filter((page) => {
    const name = fold(`${page.kind} ${page.label}`);
    return words.every((word) => name.includes(word));
  });
  const nothing = matching.length === 0 && records.length === 0;
  const status = failed
    ? 'Records could not be searched. Try again.'
    : searching
      ? 'Searching…'
      : nothing
        ? `Nothing is called “${query.trim()}”.`
        : undefined;
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Modal.Backdrop isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal.Container placement="top" className="p-2 sm:p-12">
        <Modal.Dialog aria-label="Search pages and records" className="w-full gap-0 p-0 sm:max-w-xl">
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              autoFocus
              aria-label="Search pages and records"
              className="flex items-center gap-2 border-b border-border px-3"
            >
              <Search aria-hidden="true" className="size-4 text-muted" />
              <Input
                placeholder="Name of a page or record"
                maxLength={200}
                className="h-11 w-full bg-transparent text-base outline-none [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <div
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
              tabIndex={0}
              className="max-h-[60dvh] overflow-y-auto p-1.5 -outline-offset-2"
            >
              <Menu aria-label="Results" onAction={(key) => go(String(key).slice(1))}>
                {matching.length > 0 ? <Results title="Pages" mark="p" hits={matching} /> : null}
                {records.length > 0 ? <Results title="Records" mark="r" hits={records} /> : null}
              </Menu>
              <p role="status" className={status ? 'px-2.5 py-2 text-sm text-muted' : 'sr-only'}>
                {status ?? `${matching.length + records.length} results`}
              </p>
            </div>
          </Autocomplete>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

/** `mark` stands before the address in an item's ID: a record's page may be a page of the rail, too. */
function Results({ title, mark, hits }: { title: string; mark: string; hits: SearchHit[] }) {
  return (
    <Menu.Section aria-label={title}>
      <Header>{title}</Header>
      {hits.map((hit) => (
        <Menu.Item
          key={hit.href}
          id={`${mark}${hit.href}`}
          textValue={`${hit.label}, ${hit.kind}`}
          className="data-[focused=true]:bg-accent-soft data-[focused=true]:text-accent-soft-foreground"
        >
          <span className="flex w-full items-baseline justify-between gap-4">
            <span className="truncate">{hit.label}</span>
            <span className="shrink-0 text-xs text-muted">{hit.kind}</span>
          </span>
        </Menu.Item>
      ))}
    </Menu.Section>
  );
}
