import { unstable_rethrow } from 'next/navigation';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';
import { faultAsError } from '#lib/storage/fault';

export type Loaded<T> = { value: T } | { problem: string };

/**
 * What `read` gives, or why it failed, in words that may be shown: the rest of the page stands, and the place where
 * it would have been says so. Redirects and "not found" go on to Next.
 */
export async function load<T>(read: Promise<T>): Promise<Loaded<T>> {
  try {
    return { value: await read };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = faultAsError(thrown);
    if (isAppError(error)) return { problem: error.message };
    console.error('A page could not be loaded:', withoutValues(error));
    return { problem: 'Something failed on the server; its log says what. Nothing was changed.' };
  }
}

/** What `make` makes of what was loaded; as {@link load}, where it fails. */
export const loadFrom = async <T, U>(loaded: Loaded<T>, make: (value: T) => U): Promise<Loaded<U>> =>
  'problem' in loaded ? loaded : load((async () => make(loaded.value))());
