import { z } from 'zod';
import { endpointField } from '#lib/environment/identity/endpoint';
import { recordRevision } from '#lib/kernel/fields';

/** What the browser can check of the registration endpoint; the verb checks again. */
export const endpointForm = z.object({ registrationEndpoint: endpointField(), revision: recordRevision() });
