import { IDEMPOTENCY_KEY } from '#lib/contract/licensing';
import { idempotencyKey } from '#lib/contract/registration';
import { hashToken } from '#lib/crypto/tokens';
import { invalid } from '#lib/kernel/errors';

/** What is kept of an Idempotency-Key header; null where none came. Throws AppError `invalid` for a key that cannot be one. */
export function idempotencyHash(header: string | undefined): string | null {
  if (header === undefined) return null;
  const result = idempotencyKey.safeParse(header);
  if (!result.success)
    throw invalid({ [IDEMPOTENCY_KEY]: result.error.issues.map((issue) => issue.message) });
  return hashToken(result.data);
}
