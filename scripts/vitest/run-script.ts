import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ran {
  code: number;
  /** What it wrote, to the console as to the standard error. */
  said: string;
}

const root = resolve(import.meta.dirname, '../..');

const environment = (settings: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: undefined,
  ...settings,
});

/** Runs a script of this checkout, by its path, in a process of its own with these settings besides the test's. */
export function runScript(path: string, args: string[], settings: Record<string, string>): Promise<Ran> {
  const env = environment(settings);
  return new Promise((settle) => {
    execFile(process.execPath, [path, ...args], { cwd: root, env }, (error, out, err) =>
      settle({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    );
  });
}

/** Runs a script as {@link runScript} does, and sends it `signal` once it has written `words`. */
export function brokenOffAt(
  words: string,
  path: string,
  args: string[],
  settings: Record<string, string>,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<Ran & { signal: string | null }> {
  const child = spawn(process.execPath, [path, ...args], { cwd: root, env: environment(settings) });
  let said = '';
  const collect = (chunk: Buffer) => {
    said += chunk;
    if (said.includes(words)) child.kill(signal);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((settle) =>
    child.on('close', (code, by) => settle({ code: code ?? 1, signal: by, said })),
  );
}

/** What a script has printed as JSON, on its last line. Fails with all that it said where it has not. */
// biome-ignore lint/suspicious/noExplicitAny: what it is, the test that asks expects.
export function printed({ said }: Ran): any {
  const last = said.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(said);
  return JSON.parse(last);
}
