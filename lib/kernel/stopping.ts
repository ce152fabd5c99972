import { singleton } from '#lib/kernel/singleton';

const state = () => singleton('stopping', () => new AbortController());

/** Aborted once this process has been asked to end, for what would only wait. */
export const stoppingSignal = (): AbortSignal => state().signal;

/** Whether this process has been asked to end: it finishes what is under way, and should be sent nothing new. */
export const isStopping = (): boolean => stoppingSignal().aborted;

export const beginStopping = (): void => state().abort();
