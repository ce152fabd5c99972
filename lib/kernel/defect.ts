/**
 * `error` as it may be logged: the message of a failed statement holds its values, secrets and personal data among
 * them; its cause says what failed.
 */
export const withoutValues = (error: unknown): unknown =>
  error instanceof Error && 'params' in error && error.cause ? error.cause : error;
