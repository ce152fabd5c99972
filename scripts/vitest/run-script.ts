import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ran {
  code: number;
  /** What ended it, if it did not end by itself. */
  signal: string | null;
  /** What it wrote, to the console as to the standard error. */
  said: string;
}

const root = resolve(import.meta.dirname, '../..');

/** Runs a script of this checkout, by its path, in a process of its own with these settings besides the test's. */
export function runScript(path: string, args: string[], settings: Record<string, string>): Promise<Ran> {
  const env = { ...process.env, DATABASE_URL: undefined, ...settings };
  return new Promise((settle) => {
    execFile(process.execPath, [path, ...args], { cwd: root, env }, (error, out, err) =>
      settle({
        code: error ? Number(error.code ?? 1) : 0,
        signal: error?.signal ?? null,
        said: `${out}${err}`,
      }),
    );
  });
}

/** What a script has printed as JSON, on its last line. Fails with all that it said where it has not. */
// biome-ignore lint/suspicious/noExplicitAny: what it is, the test that asks expects.
export function printed({ said }: Ran): any {
  const last = said.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(said);
  return JSON.parse(last);
}
