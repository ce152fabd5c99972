import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { text } from '#lib/kernel/fields';

/** The verb takes an empty code for none; this form is for those who have one. */
export const codeForm = z.object({ registrationCode: text(maxLength.registrationCode) });
