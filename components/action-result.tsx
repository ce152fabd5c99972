/** What a server action answers: as next-safe-action does, with our errors in `serverError`. */
export interface ActionError {
  kind: string;
  message: string;
  fieldErrors?: Record<string, string[]>;
  code?: string;
  /** Where to find what stands in the way. */
  links?: { label: string; href: string }[];
}

export interface ActionResult<Data = unknown> {
  data?: Data;
  serverError?: ActionError;
  validationErrors?: unknown;
}

/** The message that an action put into its answer, if it did. */
export function messageOf(data: unknown): string | undefined {
  const message = (data as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** Tells whoever shows the sign-in dialog that this browser's session has ended. */
export function announceSessionEnd(): void {
  window.dispatchEvent(new CustomEvent('session-ended'));
}
