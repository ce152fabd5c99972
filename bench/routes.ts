import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/processes.ts';

/** The addresses of all pages of the build, as in `/customers/[id]/products`; those without a variable part first. */
export function pageRoutes(): string[] {
  const manifest = readFileSync(join(root, '.next/app-path-routes-manifest.json'), 'utf8');
  const routes = Object.entries(JSON.parse(manifest) as Record<string, string>)
    .filter(([file, route]) => file.endsWith('/page') && !route.startsWith('/_'))
    .map(([, route]) => route);
  return routes.sort((a, b) => variableParts(a) - variableParts(b) || (a < b ? -1 : 1));
}

const variableParts = (route: string): number => route.split('[').length - 1;

export const isVariable = (route: string): boolean => variableParts(route) > 0;

/** Which of `routes`, in the order of {@link pageRoutes}, answers at `pathname`. */
export function routeOf(routes: string[], pathname: string): string | undefined {
  const steps = pathname.split('/');
  const matches = (route: string) => {
    const parts = route.split('/');
    return (
      parts.length === steps.length && parts.every((part, at) => part.startsWith('[') || part === steps[at])
    );
  };
  return routes.find(matches);
}
