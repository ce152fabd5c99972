import { AsyncLocalStorage } from 'node:async_hooks';
import { connect } from '#db/connect';
import { isSerializationFailure } from '#db/errors';
import { type StorageFault, storageFault } from '#db/faults';
import type { Reader, Writer } from '#db/types';
import { singleton } from '#lib/kernel/singleton';

interface Context {
  tx: Writer;
  open: boolean;
  doomed: unknown;
}

/** For `db/` only; all else reads by {@link reader} and writes by {@link transaction}. */
export const connections = () => singleton('db.connections', connect);
/** For `db/` only: why the last write failed, if it was the database that failed. */
export const writes = () => singleton('db.writes', () => ({ fault: undefined as StorageFault | undefined }));
const contexts = () => singleton('db.contexts', () => new AsyncLocalStorage<Context>());

/**
 * Reads what is committed. Throws inside a transaction, where it would show old data and could wait for itself:
 * there the transaction's own `tx` reads.
 */
export function reader(): Reader {
  if (contexts().getStore()?.open)
    throw new Error('The reader was used inside a transaction; read through its `tx`.');
  return connections().reader;
}

/**
 * Runs `work` in one transaction: all of it is committed, or none. Await nothing but the database inside. A nested
 * call joins; when a nested call fails, the outer one cannot commit either. `work` may run again after a
 * serialization failure (PostgreSQL).
 */
export async function transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
  const outer = contexts().getStore();
  if (outer) return join(outer, work);
  const run = (tx: Writer) => inContext(tx, work);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await connections().exclusively(run);
      writes().fault = undefined;
      return result;
    } catch (error) {
      writes().fault = storageFault(error) ?? writes().fault;
      if (attempt >= 5 || !isSerializationFailure(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * Math.random()));
    }
  }
}

async function join<T>(context: Context, work: (tx: Writer) => Promise<T>): Promise<T> {
  if (!context.open) throw new Error('The transaction that this belongs to has ended.');
  try {
    return await work(context.tx);
  } catch (error) {
    context.doomed ??= error;
    throw error;
  }
}

async function inContext<T>(tx: Writer, work: (tx: Writer) => Promise<T>): Promise<T> {
  const context: Context = { tx, open: true, doomed: undefined };
  try {
    const result = await contexts().run(context, () => work(guarded(context)));
    if (context.doomed) throw context.doomed;
    return result;
  } finally {
    context.open = false;
  }
}

/** `tx` as long as its transaction is open: a continuation that comes late throws instead of writing outside. */
function guarded(context: Context): Writer {
  const guardedTx = new Proxy(context.tx, {
    get(target, property, receiver) {
      if (!context.open) throw new Error('The transaction that this belongs to has ended.');
      const value = Reflect.get(target, property, receiver);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  context.tx = guardedTx;
  return guardedTx;
}

/** Runs `work` outside the transaction that surrounds it, such as a failure's audit entry. */
export function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return contexts().exit(work);
}

/** To be called now and then, and after much was written at once. */
export const learnFromDatabase = (): Promise<void> => connections().learn();

/** Ends all connections; for the end of the process and of a test. */
export const closeDatabase = (): Promise<void> => connections().close();

export type { Reader, Writer };
