import { singleton } from '#lib/kernel/singleton';

const counts = () => singleton('counters', () => new Map<string, number>());

/** Counts one more of `name` since this process began, for {@link countOf}. */
export function countUp(name: string): void {
  counts().set(name, countOf(name) + 1);
}

export const countOf = (name: string): number => counts().get(name) ?? 0;
