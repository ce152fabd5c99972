import type { Actor } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { importerOf, kindInput } from '#lib/publisher/import/kinds';
import { applyFile, type ImportResult } from '#lib/records/import/apply';

/** Imports a file of one kind as its report said, all of it or nothing. */
export async function applyImport(actor: Actor, input: unknown): Promise<ImportResult> {
  const { kind } = parse(kindInput, input);
  return applyFile(actor, importerOf(kind), input);
}
