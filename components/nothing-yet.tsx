import type { Action } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';

interface NothingYetProps {
  /** What would be here: "No products yet". */
  title: string;
  /** The action of the page that leads to the first; whoever cannot do it is not offered it again. */
  first: Action;
  /** What to do next. */
  children: React.ReactNode;
}

/** In place of a list's rows, before there are any. */
export const NothingYet = ({ title, first: { label, href, unavailable }, children }: NothingYetProps) => (
  <EmptyState
    title={title}
    action={href && !unavailable ? <LinkButton href={href}>{label}</LinkButton> : undefined}
  >
    {children}
  </EmptyState>
);
