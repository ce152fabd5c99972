import { join } from 'node:path';
import { type Leashed, leashed, onlyChild, root } from './processes.ts';

export type Settings = Record<string, string>;

/** The server of the production build, as a process of its own. */
export interface ServerProcess {
  /** The process that keeps the server on its leash, and whose only child the server is. */
  leashPid: number;
  hasExited(): boolean;
  /** Asks the server to end, and waits until it has. */
  stop(): Promise<number>;
  /** Ends the server as the end of its machine would: at once, with nothing said to it. */
  kill(): Promise<number>;
}

const START_LIMIT_MS = 60_000;

/** The least that a process needs of this machine. No setting of the person who runs the tests gets through. */
export function systemVariables(): Settings {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'SYSTEMROOT', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/**
 * Starts the server of the production build with these environment variables, `PORT` among them, and waits until it
 * is healthy. `collect` takes what it writes to its console; `folder` is where the product stands.
 */
export async function startServerProcess(
  settings: Settings & { PORT: string },
  collect: (chunk: Buffer) => void,
  folder = root,
): Promise<ServerProcess> {
  const env = {
    ...systemVariables(),
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    ...settings,
  };
  const server = leashed(process.execPath, [join(folder, 'server.ts')], {
    cwd: folder,
    env,
    output: 'pipe',
  });
  let output = '';
  for (const stream of [server.child.stdout, server.child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk).slice(-10_000);
      collect(chunk);
    });
  try {
    await untilHealthy(server, `http://127.0.0.1:${settings.PORT}`, () => output);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    leashPid: server.child.pid ?? 0,
    hasExited: server.hasExited,
    stop: server.stop,
    async kill() {
      process.kill(onlyChild(server.child.pid ?? 0), 'SIGKILL');
      return server.exited;
    },
  };
}

async function untilHealthy(server: Leashed, origin: string, log: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    if (server.hasExited()) throw new Error(`The server ended at its start:\n${log()}`);
    const healthy = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    if (Date.now() > deadline) throw new Error(`The server did not become healthy:\n${log()}`);
    await new Promise((settle) => setTimeout(settle, 100));
  }
}
