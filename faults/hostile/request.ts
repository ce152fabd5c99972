import { apiScopes } from '#lib/contract/environment';

/** Who sends a request: an API token has one scope, or every one. */
export const senders = [
  'nobody',
  'customer token',
  ...apiScopes,
  'every scope',
  'administrator',
  'customer’s person',
] as const;
export type Sender = (typeof senders)[number];

export const classes = ['API', 'JSON', 'SCIM', 'pages', 'actions', 'sign-in'] as const;
export type Class = (typeof classes)[number];

/** A request as it goes over the wire, but for how its sender proves who it is. */
export interface HostileRequest {
  kind: Class;
  sender: Sender;
  method: string;
  /** The target of the request line, as it stands there. */
  target: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Records that there are, by which requests get past the first check. */
export interface World {
  /** IDs by what they are of. */
  ids: Record<string, string[]>;
  /** Names by what they are of. */
  names: Record<'product' | 'model' | 'userName' | 'customer', string[]>;
  /** The customer token's own. */
  registered: { tenant: string; serialNumber: string; clientId: string };
}
