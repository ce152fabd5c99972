/**
 * Runs one command in a process group of its own for as long as its standard input stays open, so that a parent that
 * dies in whatever way (also by SIGKILL) leaves nothing behind. Started by `leashed()` in `processes.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import type { LeashOrder } from './processes.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as LeashOrder;

let released = false;
/** Whether the command was told to end and is begun again: once it has ended, or later when it is told so. */
let rest: 'none' | 'resting' | 'going on' = 'none';
let child = begin();

function begin(): ChildProcess {
  rest = 'none';
  const begun = spawn(order.command, order.args, {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    uid: order.uid,
    gid: order.gid,
  });
  begun.on('error', (error) => {
    process.stderr.write(`${order.command} could not be started: ${error.message}\n`);
    end(127);
  });
  begun.on('exit', (code, signal) => {
    if (released || rest === 'none') end(code ?? 128 + (signal ? constants.signals[signal] : 0));
    if (rest === 'going on') child = begin();
  });
  return begun;
}

const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

function restOrGoOn(): void {
  if (released) return;
  if (rest === 'none') {
    rest = 'resting';
    signalGroup(order.signal);
  } else if (hasEnded()) child = begin();
  else rest = 'going on';
}

/** Signals the child and all that it started. */
function signalGroup(signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

function release(): void {
  if (released) return;
  released = true;
  if (hasEnded()) end(0);
  signalGroup(order.signal);
  setTimeout(() => signalGroup('SIGKILL'), order.graceMs).unref();
}

/** Whether anything of the group is still there. */
function groupLives(): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

function end(code: number): never {
  signalGroup('SIGKILL');
  // A killed process may write until it is gone; what it writes must not outlive the folders.
  for (let tries = 0; tries < 25 && groupLives(); tries += 1) Atomics.wait(PAUSE, 0, 0, 20);
  for (const path of order.remove) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

process.on('SIGINT', release);
process.on('SIGTERM', release);
process.on('SIGHUP', release);
process.on('SIGUSR2', restOrGoOn);
process.stdin.on('end', release).on('close', release).on('error', release).resume();
