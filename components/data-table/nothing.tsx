'use client';

import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { FIRST_PAGE } from './pages';
import type { ListState } from './use-list';

interface NothingProps {
  list?: ListState;
  label: string;
  total: number;
  /** What stands there when there is nothing at all. */
  empty?: React.ReactNode;
}

/** In place of rows: why there are none, and the way to some. */
export function Nothing({ list, label, total, empty }: NothingProps) {
  if (!list) return empty ?? <EmptyState title={`No ${label.toLowerCase()}`} />;
  const { page, q, filters } = list.query;
  const { address } = list.navigation;
  if (page > 1) {
    return (
      <EmptyState
        title={total > 0 ? `There is no page ${page} any more` : `Page ${page} is empty`}
        action={
          <LinkButton href={address(FIRST_PAGE)} scroll={false}>
            First page
          </LinkButton>
        }
      />
    );
  }
  if (filters.length > 0) {
    return (
      <EmptyState
        title={q ? `Nothing matches “${q}” and the filters` : 'Nothing matches the filters'}
        action={<RemoveFilters list={list} />}
      />
    );
  }
  if (q) return <EmptyState title={`Nothing matches “${q}”`}>Try fewer or other words.</EmptyState>;
  return empty ?? <EmptyState title={`No ${label.toLowerCase()}`} />;
}

/** Leads to the list without its filters. */
export function RemoveFilters({ list }: { list: ListState }) {
  return (
    <LinkButton href={list.navigation.address({ ...FIRST_PAGE, filter: null })} scroll={false}>
      Remove filters
    </LinkButton>
  );
}
