import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { regions } from '#lib/contract/vocabulary';
import { choice, optionalLines, optionalText, text } from '#lib/kernel/fields';

export const customerInput = z.object({
  name: text(maxLength.name),
  description: optionalLines(),
  region: choice(regions).default('None'),
  customerNumber: optionalText(50),
});
export type CustomerInput = z.output<typeof customerInput>;
