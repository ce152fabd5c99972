import {
  Activity,
  Building2,
  CalendarClock,
  ClipboardList,
  House,
  Inbox,
  KeyRound,
  LayoutDashboard,
  Megaphone,
  MessageSquareText,
  Package,
  Puzzle,
  Server,
  ShieldCheck,
  Timer,
  UserRoundCheck,
  Users,
} from 'lucide-react';
import type { NavGroup, NavItem, SearchHit } from '#components/shell';
import { type Actor, may, mayScoped } from '#lib/access/actor';
import type { View } from '#lib/access/views';
import { hasWorkspace, type Workspace } from '#lib/accounts/workspaces';
import { overviewViews } from '#lib/publisher/overview';
import { peopleTabs } from '../people/tabs';
import { userLicensingTabs } from '../user-licensing/tabs';

/** A page, and the view that it shows; of several, one is enough. */
type Entry = NavItem & { view: View | readonly View[] };

const environmentPages: Entry[] = [
  { label: 'Dashboard', href: '/', icon: <House />, view: 'licenses' },
  { label: 'License Management', href: '/license-management', icon: <ShieldCheck />, view: 'licenses' },
  { label: 'User licensing', href: '/user-licensing', icon: <UserRoundCheck />, view: 'users' },
  { label: 'Modules', href: '/modules', icon: <Puzzle />, view: 'modules' },
  { label: 'Jobs', href: '/jobs', icon: <Timer />, view: 'configuration' },
];

/** How many wait for the product team, by page. */
export interface Waiting {
  registrations: number;
  requests: number;
}

const publisherPages = (waiting: Waiting): Entry[] => [
  { label: 'Overview', href: '/overview', icon: <LayoutDashboard />, view: overviewViews },
  { label: 'Customers', href: '/customers', icon: <Building2 />, view: 'customers' },
  { label: 'Products', href: '/products', icon: <Package />, view: 'products' },
  { label: 'Expiry', href: '/expiry', icon: <CalendarClock />, view: 'customer-products' },
  { label: 'Telemetry', href: '/telemetry', icon: <Activity />, view: 'telemetry' },
  {
    label: 'Registrations',
    href: '/registrations',
    icon: <Inbox />,
    count: waiting.registrations,
    view: 'customer-environments',
  },
  {
    label: 'Requests',
    href: '/requests',
    icon: <MessageSquareText />,
    count: waiting.requests,
    view: 'requests',
  },
  { label: 'Announcements', href: '/announcements', icon: <Megaphone />, view: 'announcements' },
  {
    label: 'Audit log',
    href: '/publisher-audit-log',
    icon: <ClipboardList />,
    view: 'publisher-audit-log',
  },
];

const apiTokens: Entry = { label: 'API tokens', href: '/api-tokens', icon: <KeyRound />, view: 'api-tokens' };

/** Whoever keeps no people may keep roles. */
function instancePages(actor: Actor): NavItem[] {
  const [people] = peopleTabs(actor);
  return [...(people ? [{ ...people, icon: <Users /> }] : []), ...visible(actor, [apiTokens])];
}

/** What a customer's own people see of the publisher. */
const portalPages: (NavItem & { view: View })[] = [
  { label: 'Products', href: '/portal', icon: <Package />, view: 'customer-products' },
  { label: 'Environments', href: '/portal/environments', icon: <Server />, view: 'customer-environments' },
  { label: 'Requests', href: '/portal/requests', icon: <MessageSquareText />, view: 'requests' },
];

const portalFor = (actor: Actor): NavGroup => ({
  label: 'Your licenses',
  items: portalPages.filter(({ view }) => mayScoped(actor, view, 'read')).map(({ view: _, ...item }) => item),
});

const visible = (actor: Actor, entries: Entry[]): NavItem[] =>
  entries
    .filter(({ view }) => [view].flat().some((each) => may(actor, each, 'read')))
    .map(({ view: _, ...item }) => item);

/** The pages that `actor` may see, as the rail shows them. */
export function navigationFor(actor: Actor, waiting: Waiting): { groups: NavGroup[]; bottom: NavGroup } {
  const workspaces: [Workspace, string, Entry[]][] = [
    ['environment', 'Environment', environmentPages],
    ['publisher', 'Publisher', publisherPages(waiting)],
  ];
  const own = workspaces
    .filter(([workspace]) => hasWorkspace(workspace))
    .map(([, label, entries]) => ({ label, items: visible(actor, entries) }))
    .filter(({ items }) => items.length > 0);
  const groups = actor.customerId === undefined ? own : [portalFor(actor)];
  return { groups, bottom: { items: instancePages(actor) } };
}

/** The page that `actor` begins with: the first of those that are for them. */
export function homeOf(actor: Actor): string {
  const { groups, bottom } = navigationFor(actor, { registrations: 0, requests: 0 });
  return [...groups, bottom].flatMap(({ items }) => items)[0]?.href ?? '/account';
}

/** Pages that the navigation search finds besides those of the rail: tabs, and what the person menu leads to. */
export function furtherPages(actor: Actor): SearchHit[] {
  const kind = 'License Management';
  const tabs: (SearchHit & { view: View })[] = [
    // The search lists an address once; this one goes to the same page as the rail's item.
    { label: 'License View', kind, href: '/license-management#main', view: 'licenses' },
    { label: 'Configuration', kind, href: '/license-management/configuration', view: 'configuration' },
    { label: 'Audit Log', kind, href: '/license-management/audit-log', view: 'audit-log' },
    { label: 'What is sent', kind, href: '/license-management/telemetry', view: 'licenses' },
    {
      label: 'Support and product links',
      kind,
      href: '/license-management/telemetry#support',
      view: 'licenses',
    },
    ...userLicensingTabs.map((tab) => ({ ...tab, kind: 'User licensing' })),
  ];
  const publisher: (SearchHit & { view: View })[] = [
    { label: 'Customer products', kind: 'Page', href: '/customer-products', view: 'customer-products' },
    { label: 'Import', kind: 'Page', href: '/import/customers', view: 'customers' },
  ];
  const shown = [
    ...(hasWorkspace('environment') ? tabs : []),
    ...(hasWorkspace('publisher') ? publisher : []),
  ].filter(({ view }) => may(actor, view, 'read'));
  return [
    ...shown.map(({ view: _, ...hit }) => hit),
    ...peopleTabs(actor)
      .slice(1)
      .map((tab) => ({ ...tab, kind: 'People' })),
    { label: 'Your account', kind: 'Page', href: '/account' },
  ];
}
