'use client';

import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'stored-value-changed';

function subscribe(notify: () => void): () => void {
  window.addEventListener('storage', notify);
  window.addEventListener(CHANGED, notify);
  return () => {
    window.removeEventListener('storage', notify);
    window.removeEventListener(CHANGED, notify);
  };
}

// Storage throws where the browser forbids it; a preference is then simply not kept.
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

function useStorage(storage: () => Storage, key: string) {
  const value = useSyncExternalStore(
    subscribe,
    () => read(storage, key),
    () => null,
  );
  const set = useCallback((next: string | null) => write(storage, key, next), [storage, key]);
  return [value, set] as const;
}

const local = () => window.localStorage;
const session = () => window.sessionStorage;

/** A text kept in this browser; `null` while nothing is kept, and while the server renders. */
export const useStored = (key: string) => useStorage(local, key);

/** As {@link useStored}, until the browser's tab is closed. */
export const useStoredForSession = (key: string) => useStorage(session, key);

const never = () => () => {};

/** Whether the browser has taken over from the server's rendering. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
