/** What PostgreSQL says of a failure besides its message: the row that it refused, and parameters of the statement. */
const WITH_VALUES = new Set(['detail', 'where', 'internalQuery']);

/**
 * `error` as it may be logged: the message of a failed statement holds its values, secrets and personal data among
 * them; its cause says what failed.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = withoutValues(error.cause);
  if ('params' in error && cause) return cause;
  if (cause === error.cause && !('detail' in error)) return error;
  const rest = Object.entries(error).filter(([name, value]) => value !== undefined && !WITH_VALUES.has(name));
  const told = cause === undefined ? new Error(error.message) : new Error(error.message, { cause });
  return Object.assign(told, Object.fromEntries(rest), { stack: error.stack });
}
