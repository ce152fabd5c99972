import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';

/** In place of a record that does not exist (any more). */
export function Gone({ what, list }: { what: string; list: { label: string; href: string } }) {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title={`This ${what} does not exist (any more)`}
        action={<LinkButton href={list.href}>{list.label}</LinkButton>}
      >
        Somebody has deleted it, or the address was not copied completely.
      </EmptyState>
    </>
  );
}
