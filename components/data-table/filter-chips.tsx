'use client';

import { X } from 'lucide-react';
import { Button } from '#components/button';
import { formatFilter } from '#lib/lists/address';
import { filterWords } from './filter-words';
import type { Filtering } from './use-filtering';

/** The filters in force, in words; each can be changed or removed. */
export function FilterChips({ filtering }: { filtering: Filtering }) {
  const { filters, columnOf } = filtering;
  if (filters.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-border px-2 py-1.5 text-sm">
      <ul aria-label="Filters" className="contents">
        {filters.map((filter, index) => {
          const column = columnOf(filter);
          const words = filterWords(column, filter);
          return (
            <li
              key={formatFilter(filter)}
              className="flex max-w-full items-stretch rounded-sm bg-accent-soft text-accent-soft-foreground"
            >
              {column ? (
                <button
                  type="button"
                  title="Change this filter"
                  aria-haspopup="dialog"
                  onClick={(event) => filtering.open(column, event.currentTarget, index)}
                  className="min-h-6 min-w-0 cursor-pointer truncate rounded-sm py-0.5 pr-1 pl-2 hover:underline"
                >
                  {words}
                </button>
              ) : (
                <span className="min-w-0 truncate py-0.5 pr-1 pl-2">{words}</span>
              )}
              <button
                type="button"
                aria-label={`Remove filter: ${words}`}
                onClick={() => filtering.remove(index)}
                className="flex w-6 shrink-0 cursor-pointer items-center justify-center rounded-sm hover:bg-default"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          );
        })}
      </ul>
      <Button look="ghost" className="h-6! min-h-0! px-1.5!" onClick={filtering.clear}>
        Clear all
      </Button>
    </div>
  );
}
