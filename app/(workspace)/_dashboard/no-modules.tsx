import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';

/** What to do first. */
export const NoModules = ({ mayAdd }: { mayAdd: boolean }) => (
  <div className="box mb-3">
    <EmptyState
      title="No modules are installed yet"
      action={
        mayAdd ? (
          <LinkButton look="primary" href="/modules?dialog=add">
            Add a module
          </LinkButton>
        ) : undefined
      }
    >
      Enter what is installed here, or let a pipeline report it to the environment API. Then refresh licenses:
      what needs attention, the next expiry and the use of each module are shown here.
    </EmptyState>
  </div>
);
