import { type Authorized, authorize, authorizeClient, clientActor, systemActor } from '#lib/access/actor';

/** The licensing service acting by itself, such as when it makes its first signing key. */
export const authorizeService = (): Authorized =>
  authorize(systemActor('Licensing service'), 'customer-environments', 'create');

/** An environment at the licensing service. `id` is its client ID, or where it has none what it calls itself. */
export const authorizeEnvironment = (id: string): Authorized => authorizeClient(clientActor(id, id));
