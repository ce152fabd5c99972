import { z } from 'zod';
import { attributesOf } from '#lib/http/scim/attributes';
import { parsePath, type TargetPath } from '#lib/http/scim/path';
import { AppError } from '#lib/kernel/errors';

/** One change of one place. */
export interface Operation extends TargetPath {
  op: 'add' | 'remove' | 'replace';
  value: unknown;
}

const MOST = 1000;
const operation = z.object({
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['add', 'remove', 'replace'])),
  path: z.string().optional().nullable(),
  value: z.unknown().optional(),
});

const malformed = (message: string) => new AppError('invalid', message, { code: 'invalidSyntax' });

/**
 * The operations of a PATCH, each aimed at one attribute: one without a path is one for each attribute of its value,
 * whose names may be paths themselves, as Entra ID sends them.
 */
export function operationsOf(body: unknown): Operation[] {
  const all = attributesOf(body).get('operations');
  if (!Array.isArray(all) || all.length === 0 || all.length > MOST)
    throw malformed(`Operations must be a list of 1 to ${MOST.toLocaleString('en')} operations.`);
  return all.flatMap((each) => {
    const parsed = operation.safeParse(Object.fromEntries(attributesOf(each)));
    if (!parsed.success)
      throw malformed('An operation has an op (add, remove or replace), a path and a value.');
    const { op, path, value } = parsed.data;
    if (path) return [{ op, value, ...parsePath(path) }];
    if (op === 'remove')
      throw new AppError('invalid', 'A remove operation needs a path.', { code: 'noTarget' });
    return Array.from(attributesOf(value), ([name, part]) => ({ op, value: part, ...parsePath(name) }));
  });
}
