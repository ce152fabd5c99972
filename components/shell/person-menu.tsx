'use client';

import { CircleUserRound, LogOut, UserRoundCog } from 'lucide-react';
import { useRef } from 'react';
import { Menu } from '#components/menu';
import { usePreference } from '#components/preferences';
import { useHydrated } from '#components/stored';
import { useTheme } from '#components/theme';
import type { Person } from './types';

const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

const DENSITIES = [
  { id: 'compact', label: 'Compact rows' },
  { id: 'comfortable', label: 'Comfortable rows' },
];

interface PersonMenuProps {
  person: Person;
  /** Ends the session; a server action. */
  signOut: () => Promise<void> | void;
}

export function PersonMenu({ person, signOut }: PersonMenuProps) {
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const { theme, setTheme } = useTheme();
  const [density, setDensity] = usePreference('density');
  const sections = [
    {
      title: 'Theme',
      choose: 'one' as const,
      items: THEMES.map((choice) => ({
        ...choice,
        checked: hydrated && theme === choice.id,
        onSelect: () => setTheme(choice.id),
      })),
    },
    {
      title: 'Density',
      choose: 'one' as const,
      items: DENSITIES.map((choice) => ({
        ...choice,
        checked: density === choice.id,
        onSelect: () => setDensity(choice.id),
      })),
    },
    {
      items: [
        ...(person.accountHref
          ? [
              {
                id: 'account',
                label: 'Your account',
                icon: <UserRoundCog aria-hidden="true" />,
                href: person.accountHref,
              },
            ]
          : []),
        {
          id: 'sign-out',
          label: 'Sign out',
          icon: <LogOut aria-hidden="true" />,
          onSelect: () => form.current?.requestSubmit(),
        },
      ],
    },
  ];
  return (
    <>
      <form ref={form} action={signOut} hidden />
      <Menu
        label={`${person.name}, settings and sign out`}
        look="ghost"
        iconOnly
        sections={sections}
        header={
          <div className="border-b border-separator px-4 py-2">
            <p className="truncate font-semibold">{person.name}</p>
            <p className="truncate text-muted">{person.email}</p>
          </div>
        }
      >
        <CircleUserRound aria-hidden="true" className="size-5!" />
      </Menu>
    </>
  );
}
