import { metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import type { ProductInput } from '#lib/publisher/products/schema';
import type { Labels } from '#lib/records/differences';

/** The fields as the audit log names them. */
export const productLabels: Labels<ProductInput> = {
  name: 'Name',
  description: 'Description',
  region: 'Region',
  active: 'Active',
  disableLicenseControl: 'Disable license control',
  featureManaged: 'Feature managed',
  reaction: ['Reaction', (reaction) => reactionLabels[reaction]],
  reactionNotCounted: ['Users never counted', (reaction) => reactionLabels[reaction]],
  reactionCountStale: ['Count older than a week', (reaction) => reactionLabels[reaction]],
  metric: ['License metric', (metric) => metricLabels[metric]],
  termsUrl: 'Terms and conditions URL',
  userGuideUrl: 'User guide URL',
  supportEmail: 'Support e-mail',
};
