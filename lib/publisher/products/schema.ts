import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { metrics, reactions, regions } from '#lib/contract/vocabulary';
import { choice, flag, optionalEmail, optionalLines, optionalWebAddress, text } from '#lib/kernel/fields';

export const productInput = z.object({
  name: text(maxLength.name),
  description: optionalLines(),
  region: choice(regions).default('None'),
  active: flag(),
  disableLicenseControl: flag(),
  featureManaged: flag(),
  reaction: choice(reactions).default('warn'),
  reactionNotCounted: choice(reactions).default('trust'),
  reactionCountStale: choice(reactions).default('trust'),
  metric: choice(metrics).default('reported'),
  termsUrl: optionalWebAddress(),
  userGuideUrl: optionalWebAddress(),
  supportEmail: optionalEmail(),
});
export type ProductInput = z.output<typeof productInput>;
