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

/** Runs a script as {@link runScript} does, and kills it once it has written `words`. Fails if it ends before. */
export async function killedWhen(
  words: string,
  path: string,
  args: string[],
  settings: Record<string, string>,
): Promise<void> {
  const child = spawn(process.execPath, [path, ...args], { cwd: root, env: environment(settings) });
  let said = '';
  const collect = (chunk: Buffer) => {
    said += chunk;
    if (said.includes(words)) child.kill('SIGKILL');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const signal = await new Promise((settle) => child.on('exit', (_code, by) => settle(by)));
  if (signal !== 'SIGKILL') throw new Error(`${path} ended by itself:\n${said}`);
}
