import { notFound } from 'next/navigation';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { isAppError } from '#lib/kernel/errors';
import { type Loaded, load } from './load';

/** For the publisher workspace's pages: an instance that is environment only does not have them. */
export function requirePublisher(): void {
  if (!hasWorkspace('publisher')) notFound();
}

/** As `load`, for the record that a page is about: one that does not exist shows the page for that. */
export const loadRecord = <T>(read: Promise<T>): Promise<Loaded<T>> =>
  load(
    read.catch((error: unknown) => {
      if (isAppError(error, 'not-found')) notFound();
      throw error;
    }),
  );
