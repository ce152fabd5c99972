'use client';

import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ActionResult } from '#components/action-result';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';

/** What a person may choose between; the first is what holds until they do. */
const CHOICES = {
  density: ['compact', 'comfortable'],
  rail: ['expanded', 'collapsed'],
} as const;

type Value = string | Record<string, boolean>;
type Preferences = Record<string, Value>;

interface Context {
  preferences: Preferences;
  set: (name: string, value: Value) => void;
}

const PreferencesContext = createContext<Context>({ preferences: {}, set: () => {} });

interface ProviderProps {
  /** What is kept for the person who looks at the page; known before the first paint. */
  kept: Preferences;
  /** Keeps one of them; a server action. */
  save: (preference: { name: string; value: Value }) => Promise<ActionResult | undefined>;
  children: React.ReactNode;
}

/** Gives the pages inside what is kept for the person, and changes it at once. */
export function PreferencesProvider({ kept, save, children }: ProviderProps) {
  const [preferences, setPreferences] = useState(kept);
  const set = useCallback(
    async (name: string, value: Value) => {
      setPreferences((known) => ({ ...known, [name]: value }));
      const { serverError } = await runAction(() => save({ name, value }));
      if (serverError) showToast(`This is not kept for your next visit: ${serverError.message}`, 'danger');
    },
    [save],
  );
  const context = useMemo(() => ({ preferences, set }), [preferences, set]);
  return (
    <PreferencesContext value={context}>
      {/* The style sheet goes by these. */}
      <div
        data-density={chosen(preferences, 'density')}
        data-rail={chosen(preferences, 'rail')}
        className="contents"
      >
        {children}
      </div>
    </PreferencesContext>
  );
}

function chosen(preferences: Preferences, name: keyof typeof CHOICES): string {
  const value = preferences[name];
  return CHOICES[name].find((each) => each === value) ?? CHOICES[name][0];
}

/** What the person has chosen, and how to choose otherwise. */
export function usePreference(name: keyof typeof CHOICES): [string, (value: string) => void] {
  const { preferences, set } = use(PreferencesContext);
  return [chosen(preferences, name), useCallback((value) => set(name, value), [name, set])];
}

const NONE: Record<string, boolean> = {};

/** Which columns of the grid `id` the person has shown or hidden. */
export function useColumnPreference(
  id: string,
): [Record<string, boolean>, (shown: Record<string, boolean>) => void] {
  const { preferences, set } = use(PreferencesContext);
  const name = `columns.${id}`;
  const value = preferences[name];
  return [
    typeof value === 'object' ? value : NONE,
    useCallback((shown: Record<string, boolean>) => set(name, shown), [name, set]),
  ];
}
