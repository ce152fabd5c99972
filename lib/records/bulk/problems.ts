import { AppError, type ErrorLink } from '#lib/kernel/errors';
import type { ChosenRecord } from '#lib/records/bulk/input';

/** What keeps one of many records from being changed. */
export interface Problem {
  id: string;
  message: string;
  links?: ErrorLink[];
}

const TOLD = 3;

/** Throws `conflict`, with the messages by record, if anything stands in the way of any of `count` records. */
export function refuseAll(problems: Problem[], count: number): void {
  const [only] = problems;
  if (!only) return;
  const messages = problems.slice(0, TOLD).map(({ message }) => message);
  if (problems.length > TOLD) messages.push(`And ${problems.length - TOLD} more.`);
  const told = messages.join(' ');
  throw new AppError(
    'conflict',
    count === 1
      ? told
      : `Nothing was changed, because of ${problems.length} of the ${count} records. ${told}`,
    {
      fieldErrors: Object.fromEntries(problems.map(({ id, message }) => [id, [message]])),
      links: problems.slice(0, TOLD).flatMap(({ links = [] }) => links),
    },
  );
}

/** What is gone or was changed since it was chosen. */
export function problemsOfTime<T extends { id: string; revision: number }>(
  stored: T[],
  chosen: ChosenRecord[],
  nameOf: (stored: T) => string,
): Problem[] {
  const byId = new Map(stored.map((each) => [each.id, each]));
  return chosen.flatMap(({ id, revision }) => {
    const found = byId.get(id);
    if (!found) return [{ id, message: 'One of the records does not exist (any more).' }];
    if (found.revision === revision) return [];
    return [{ id, message: `${nameOf(found)} was changed by somebody else meanwhile.` }];
  });
}
