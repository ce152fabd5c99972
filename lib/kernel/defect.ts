/** What PostgreSQL says of a failure besides its message: the row that it refused, and parameters of the statement. */
const WITH_VALUES = new Set(['detail', 'where', 'internalQuery']);

/**
 * `error` as it may be logged: the message of a failed statement holds its values, secrets and personal data among
 * them; its cause says what failed.
 */
export function withoutValues(error: unknown): unknown {
  const inner = error instanceof Error && 'params' in error && error.cause ? error.cause : error;
  if (!(inner instanceof Error && 'detail' in inner)) return inner;
  const rest = Object.entries(inner).filter(([name, value]) => value !== undefined && !WITH_VALUES.has(name));
  return Object.assign(new Error(inner.message), Object.fromEntries(rest), { stack: inner.stack });
}
