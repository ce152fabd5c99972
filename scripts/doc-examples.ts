import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes.ts';

/** The first code block in `language` of a page of `docs/`, as somebody would copy it. */
export function exampleOf(page: string, language: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const [, example] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (!example) throw new Error(`docs/${page} has no example in ${language}.`);
  return example;
}
