interface Answer {
  userId?: string;
  expires?: string;
  /** Whether the person has lately confirmed who they are. */
  confirmed?: boolean;
}

/** What the server says of this browser's session; nothing while it cannot be reached, which ends no session. */
export async function askSession(path: 'session' | 'status'): Promise<Answer | undefined> {
  try {
    const response = await fetch(`/api/auth/${path}`, { cache: 'no-store' });
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
