import { z } from 'zod';
import { MAX_USER_COUNT } from '#lib/contract/licensing';
import { licenseTypes } from '#lib/contract/vocabulary';
import {
  choice,
  flag,
  optionalDate,
  optionalLines,
  optionalText,
  optionalWholeNumber,
} from '#lib/kernel/fields';
import { checkTerms, type Terms } from '#lib/license/terms';

const fields = {
  licenseType: choice(licenseTypes),
  enabled: flag(),
  startsOn: optionalDate(),
  expiresOn: optionalDate(),
  featureDisableOn: optionalDate(),
  agreementStartsOn: optionalDate(),
  siteLicense: flag(),
  userCount: optionalWholeNumber(1, MAX_USER_COUNT),
  wbs: optionalText(100),
  invoicedAs: optionalText(200),
  notes: optionalLines(),
};
const changed = z.object(fields);
const created = z.object({ productId: z.uuid({ error: 'Choose a product.' }), ...fields });

export type CustomerProductInput = z.output<typeof changed>;

/** No. of users does not apply to a site license: whatever stands there is neither judged nor kept. */
const withoutUserCount = (input: unknown) =>
  typeof input === 'object' && input !== null && flag().safeParse(Reflect.get(input, 'siteLicense')).data
    ? { ...input, userCount: null }
    : input;

type Rule<T> = Parameters<z.ZodType<T>['superRefine']>[0];

/** The rules that concern several fields, for those fields that are good by themselves. */
function termsRule<T extends CustomerProductInput>(featureManagedOf: (value: T) => boolean): Rule<T> {
  return (value, context) => {
    const wrong = new Set(context.issues.map((issue) => issue.path?.[0]));
    const good = Object.fromEntries(Object.entries(value).filter(([name]) => !wrong.has(name)));
    const terms = {
      ...good,
      siteLicense: value.siteLicense === true,
      featureManaged: featureManagedOf(value),
    };
    for (const { path, message } of checkTerms(terms as Terms)) {
      if (!wrong.has(path)) context.addIssue({ code: 'custom', path: [path], message });
    }
  };
}

// Without `when`, one wrong field would hide what else is missing until the next try.
const always = { when: () => true };

/** The terms of a customer product as they are changed; `featureManaged` is the product's. */
export const customerProductInput = (featureManaged: boolean) =>
  z.preprocess(
    withoutUserCount,
    changed.superRefine(
      termsRule(() => featureManaged),
      always,
    ),
  );

/** A new customer product; `featureManagedOf` tells of the chosen product whether it is feature managed. */
export const newCustomerProductInput = (featureManagedOf: (productId: string) => boolean) =>
  z.preprocess(
    withoutUserCount,
    created.superRefine(
      termsRule(({ productId }) => featureManagedOf(productId)),
      always,
    ),
  );
