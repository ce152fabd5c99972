import { z } from 'zod';
import { audiences, covers, customerGrants, type Grants, levels, views } from '#lib/access/views';
import { choice, optionalLines, text } from '#lib/kernel/fields';
import { recordChange } from '#lib/records/record';

const matrix = z
  .object(Object.fromEntries(views.map((view) => [view, choice(['none', ...levels]).default('none')])))
  .prefault({})
  .transform(
    (chosen) => Object.fromEntries(Object.entries(chosen).filter(([, level]) => level !== 'none')) as Grants,
  );

const fields = {
  name: text(100),
  description: optionalLines(500),
  audience: choice(audiences),
  /** By view: a level, or `none`. */
  grants: matrix,
};

const forCustomers = {
  path: ['grants'],
  message: "A role for customers' people grants no more than the own records of the customer.",
};
const fits = ({ audience, grants }: { audience: string; grants: Grants }) =>
  audience === 'own' || covers(customerGrants, grants);

export const roleInput = z.object(fields).refine(fits, forCustomers);
export type RoleInput = z.output<typeof roleInput>;

export const roleChange = recordChange.extend(fields).refine(fits, forCustomers);
