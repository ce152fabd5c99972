import { z } from 'zod';
import { modelField } from '#lib/contract/modules';
import { recordId, text } from '#lib/kernel/fields';

export const sessionOpening = z.object({ model: modelField(), userName: text(200) });
export const sessionReference = z.object({ id: recordId() });
