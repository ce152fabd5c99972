import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';

export default function RecordNotFound() {
  return (
    <EmptyState
      title="There is nothing at this address"
      action={<LinkButton href="/">First page</LinkButton>}
    >
      The record was deleted meanwhile, or the address was not copied completely.
    </EmptyState>
  );
}
