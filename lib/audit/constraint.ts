import { constraintViolation } from '#db/errors';
import { conflict } from '#lib/kernel/errors';

/** What to say where the database is the one to notice, by a part of the constraint's or its columns' names. */
const messages: [pattern: RegExp, field: string | undefined, message: string][] = [
  [/products_name_unique|products\.name_key/, 'name', 'Another product has this name.'],
  [/customers_name_unique|customers\.name_key/, 'name', 'Another customer has this name.'],
  [/releases_version_unique|releases\.version_key/, 'version', 'This version has been entered already.'],
  [
    /customer_products_unique|customer_products\.product_id/,
    'productId',
    'The customer has this product already.',
  ],
  [
    /customer_environments_unique|customer_environments\.serial_number/,
    'serialNumber',
    'An environment with this tenant and serial number exists already.',
  ],
  [/customer_products_user_count/, 'userCount', 'No. of users is required unless this is a site license.'],
  [/customer_products_temp_ends/, 'expiresOn', 'A Temp license needs an end date.'],
  [/customer_products_period/, 'expiresOn', 'The end date is before the start date.'],
  [
    /customer_products_feature_disable/,
    'featureDisableOn',
    'A feature disable date needs a feature-managed product and must not be before the end date.',
  ],
  [/announcements_period/, 'endsAt', 'Must be later than From.'],
  [
    /license_requests_open_unique|license_requests\.customer_product_id/,
    undefined,
    'The product team has not answered the last request of this kind yet. Withdraw it to ask for something else.',
  ],
  [/modules_model_unique|modules\.model_key/, 'model', 'This module has been entered already.'],
  [/named_users_user_name_unique|named_users\.user_name_key/, 'userName', 'Another user has this user name.'],
  [/security_roles_name_unique|security_roles\.name_key/, 'name', 'Another security role has this name.'],
  [/roles_name_unique|roles\.name_key/, 'name', 'Another role has this name.'],
  [/users_email_unique|users\.email_key/, 'email', 'Somebody has this e-mail address already.'],
];

/** `error`, or the AppError that tells a person which rule of the database it broke. */
export function constraintAsError(error: unknown): unknown {
  const violation = constraintViolation(error);
  if (!violation) return error;
  for (const [pattern, field, message] of messages) {
    if (pattern.test(violation.constraint)) return conflict(message, field ? { [field]: [message] } : {});
  }
  if (violation.kind === 'foreign-key') {
    return conflict(
      'Something else refers to this record, or what it refers to is gone. Load the page again.',
    );
  }
  return error;
}
