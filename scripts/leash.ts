/**
 * Runs one command in a process group of its own for as long as its standard input stays open, so that a parent that
 * dies in whatever way (also by SIGKILL) leaves nothing behind. Started by `leashed()` in `processes.ts`.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import type { LeashOrder } from './processes.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as LeashOrder;

const child = spawn(order.command, order.args, {
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
  uid: order.uid,
  gid: order.gid,
});

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

let released = false;
function release(): void {
  if (released) return;
  released = true;
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

child.on('error', (error) => {
  process.stderr.write(`${order.command} could not be started: ${error.message}\n`);
  end(127);
});
child.on('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));

process.on('SIGINT', release);
process.on('SIGTERM', release);
process.on('SIGHUP', release);
process.stdin.on('end', release).on('close', release).on('error', release).resume();
