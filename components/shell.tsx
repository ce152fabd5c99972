import { CommandSearch } from '#components/shell/command-search';
import { NavDrawer } from '#components/shell/nav-drawer';
import { PersonMenu } from '#components/shell/person-menu';
import { Rail } from '#components/shell/rail';
import { TopBar } from '#components/shell/top-bar';
import type { CurrentEnvironment, NavGroup, Person, RecordSearch, SearchHit } from '#components/shell/types';

export type {
  CurrentEnvironment,
  NavGroup,
  NavItem,
  Person,
  RecordSearch,
  SearchHit,
} from '#components/shell/types';

interface ShellProps {
  /** The workspaces that the person may see. */
  groups: NavGroup[];
  /** What stands below them: people, tokens, settings. */
  bottom: NavGroup;
  person: Person;
  signOut: () => Promise<void> | void;
  environment?: CurrentEnvironment;
  /** The navigation search: pages beyond those of the rail, and how to find records. */
  search?: { pages?: SearchHit[]; records?: RecordSearch };
  /** Notifications under the top bar. */
  prompts?: React.ReactNode;
  children: React.ReactNode;
}

/** What surrounds every page of a signed-in person. */
export function Shell({
  groups,
  bottom,
  person,
  signOut,
  environment,
  search,
  prompts,
  children,
}: ShellProps) {
  const all = [...groups, bottom];
  const pages = all.flatMap((group) =>
    group.items.map(({ label, href }) => ({ label, href, kind: group.label ?? 'Page' })),
  );
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <TopBar
        home={groups[0]?.items[0]?.href ?? '/'}
        environment={environment}
        drawer={<NavDrawer groups={groups} bottom={bottom} />}
        search={<CommandSearch pages={[...pages, ...(search?.pages ?? [])]} search={search?.records} />}
        person={<PersonMenu person={person} signOut={signOut} />}
      />
      <div className="flex flex-1">
        <Rail groups={groups} bottom={bottom} />
        <div className="min-w-0 flex-1">
          {prompts ? (
            <section aria-label="Notices" className="flex flex-col gap-2 px-3 pt-3 empty:hidden rail:px-5">
              {prompts}
            </section>
          ) : null}
          <main id="main" tabIndex={-1} className="px-3 pt-3 pb-8 outline-none rail:px-5 rail:pt-4">
            {children}
          </main>
        </div>
      </div>
    </div>
  );
}
