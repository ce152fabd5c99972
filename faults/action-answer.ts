import type { ActionAnswer } from './person.ts';

/**
 * Reads what a server action answers, as React writes it: lines of an ID and JSON, of which line 0 names the one with
 * the result. An answer without one, as of a redirect, has neither data nor error.
 */
export function readAction(text: string): Omit<ActionAnswer, 'status'> {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) lines.set(line.slice(0, colon), line.slice(colon + 1));
  }
  const head = parsed(lines.get('0'));
  const reference = typeof head?.a === 'string' ? /^\$@([0-9a-f]+)$/.exec(head.a)?.[1] : undefined;
  return parsed(reference === undefined ? undefined : lines.get(reference)) ?? {};
}

function parsed(json: string | undefined): Record<string, unknown> | undefined {
  if (json === undefined || !json.startsWith('{')) return undefined;
  return JSON.parse(json);
}
