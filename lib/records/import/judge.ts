import type { z } from 'zod';
import { fieldErrorsOf } from '#lib/kernel/parse';
import { contents, differences, type Labels } from '#lib/records/differences';
import type { FileRow, ImportColumn } from '#lib/records/import/columns';

/** The problems first, since nothing happens before they are solved. */
export const outcomes = ['error', 'change', 'create', 'unchanged'] as const;
export type Outcome = (typeof outcomes)[number];

/** What one row would do, in words, and for programs. */
export interface Judged<Plan> {
  line: number;
  name: string;
  outcome: Outcome;
  /** What is wrong, or what would be written. */
  details: string[];
  plan?: Plan;
}

export const problem = (line: number, name: string, ...details: string[]): Judged<never> => ({
  line,
  name,
  outcome: 'error',
  details,
});

interface Judging<Stored, Input, Plan> {
  row: FileRow;
  name: string;
  /** The record that the row is about, if there is one. */
  before: Stored | undefined;
  /** What a new record has where the file has no column for it. */
  defaults: object;
  schema: z.ZodType<Input>;
  labels: Labels<Input>;
  columns: ImportColumn[];
  plan: (input: Input) => Plan;
}

/** Judges the row as its form would be: against the same schema, over what is stored or the form's defaults. */
export function judgeRow<Input extends object, Stored extends Input, Plan>({
  row: { line, values },
  name,
  before,
  defaults,
  schema,
  labels,
  columns,
  plan,
}: Judging<Stored, Input, Plan>): Judged<Plan> {
  const result = schema.safeParse({ ...(before ?? defaults), ...values });
  if (!result.success) return problem(line, name, ...problemsOf(result.error, columns));
  const input = result.data;
  if (!before)
    return { line, name, outcome: 'create', details: [contents(labels, input)], plan: plan(input) };
  const changed = differences(labels, before, input);
  if (!changed) return { line, name, outcome: 'unchanged', details: [] };
  return { line, name, outcome: 'change', details: [changed], plan: plan(input) };
}

function problemsOf(error: z.core.$ZodError, columns: ImportColumn[]): string[] {
  const header = new Map(columns.map((column) => [column.field, column.header]));
  return Object.entries(fieldErrorsOf(error)).map(
    ([field, messages]) => `${header.get(field) ?? field}: ${messages.join(' ')}`,
  );
}
