import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** The APIs run on Node's own server, whose request and response handlers may use. */
export interface ApiEnv {
  Bindings: HttpBindings;
}
export type ApiContext = Context<ApiEnv>;
