import { notFound } from 'next/navigation';
import { hasWorkspace } from '#lib/accounts/workspaces';

/** For the environment workspace's pages: an instance that is publisher only does not have them. */
export function requireEnvironment(): void {
  if (!hasWorkspace('environment')) notFound();
}
