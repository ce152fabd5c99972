import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, '..');

/** What `leash.ts` is told to run. */
export interface LeashOrder {
  command: string;
  args: string[];
  /** The signal that asks the command to end; after `graceMs` it is killed. */
  signal: NodeJS.Signals;
  graceMs: number;
  /** Folders and files to delete once the command has ended. */
  remove: string[];
  uid?: number;
  gid?: number;
}

interface Options extends Partial<Omit<LeashOrder, 'command' | 'args'>> {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** `inherit` shows the output, `pipe` hands it to the caller by `child.stdout` and `child.stderr`. */
  output?: 'inherit' | 'pipe';
}

export interface Leashed {
  child: ChildProcess;
  /** Resolves with the exit code, 128 + the signal's number if a signal ended it. */
  exited: Promise<number>;
  hasExited(): boolean;
  /** Asks the command to end, or, when it was asked that before and has ended, begins it again. What it made stays. */
  restOrGoOn(): void;
  /** Asks the command to end and waits until it, and all that it started, has. */
  stop(): Promise<number>;
}

/** Starts `command` so that it ends with this process at the latest, however this process ends. */
export function leashed(command: string, args: string[], options: Options = {}): Leashed {
  const { cwd = root, env = process.env, output = 'inherit', ...rest } = options;
  const order: LeashOrder = { command, args, signal: 'SIGTERM', graceMs: 10_000, remove: [], ...rest };
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'leash.ts'), JSON.stringify(order)], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', output, output],
  });
  let over = false;
  const exited = new Promise<number>((settle, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => {
      over = true;
      settle(code ?? 1);
    });
  });
  // The leash may be gone when its input is closed.
  child.stdin?.on('error', () => {});
  return {
    child,
    exited,
    hasExited: () => over,
    restOrGoOn: () => void child.kill('SIGUSR2'),
    stop() {
      child.stdin?.end();
      return exited;
    },
  };
}

/** What a script of this checkout prints. Throws, with what it said, when it fails. */
export async function printedBy(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const run = leashed(process.execPath, [resolve(root, script), ...args], { output: 'pipe', env });
  const { stdout, stderr } = run.child;
  if (!stdout || !stderr) throw new Error('The output of the process was not piped.');
  const [code, printed, said] = await Promise.all([run.exited, text(stdout), text(stderr)]);
  if (code !== 0) throw new Error(`${script} failed:\n${said}`);
  return printed;
}

/** The only child of a process, such as what {@link leashed} runs. Linux only. */
export function onlyChild(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  if (children.length !== 1)
    throw new Error(`Process ${pid} has ${children.length} children instead of one.`);
  return Number(children[0]);
}

/** A TCP port of the loopback interface on which nothing listens now. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
