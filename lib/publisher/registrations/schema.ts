import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { flag, optionalText, recordId, text } from '#lib/kernel/fields';

export const assignmentInput = z.object({
  id: recordId(),
  customerId: z.uuid({ error: 'Choose a customer.' }),
  name: text(maxLength.name),
  production: flag(),
});

export const rejectionInput = z.object({ id: recordId(), reason: text(500) });

export const codeInput = z.object({ environmentId: recordId() });

export const revocationInput = z.object({ environmentId: recordId(), reason: optionalText(500) });
