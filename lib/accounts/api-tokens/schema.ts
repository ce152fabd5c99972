import { z } from 'zod';
import { apiScopes } from '#lib/contract/environment';
import { choice, optionalDate, text } from '#lib/kernel/fields';

/** A form posts nothing for no tick, a text for one, a list for several. */
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** `expiresOn` is the last day (UTC) on which the token works; null for a token that does not expire. */
export const newApiToken = z.object({
  name: text(100),
  scopes: z.preprocess(
    list,
    z
      .array(choice(apiScopes))
      .min(1, { message: 'Choose at least one.' })
      .transform((scopes) => [...new Set(scopes)]),
  ),
  expiresOn: optionalDate(),
});
