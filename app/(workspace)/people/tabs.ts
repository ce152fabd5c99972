import { type Actor, may, mayScoped } from '#lib/access/actor';

interface PeopleTab {
  label: string;
  href: string;
}

/** The pages about people that `actor` may see. */
export function peopleTabs(actor: Actor): PeopleTab[] {
  const everybody = actor.keepsPeopleOf === undefined && may(actor, 'people', 'read');
  return [
    ...(mayScoped(actor, 'people', 'read') ? [{ label: 'People', href: '/people' }] : []),
    ...(everybody ? [{ label: 'Organizations', href: '/people/organizations' }] : []),
    ...(may(actor, 'roles', 'read') ? [{ label: 'Roles', href: '/people/roles' }] : []),
  ];
}
