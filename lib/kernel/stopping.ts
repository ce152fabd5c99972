import { singleton } from '#lib/kernel/singleton';

const state = () => singleton('stopping', () => ({ stopping: false }));

/** Whether this process has been asked to end: it finishes what is under way, and should be sent nothing new. */
export const isStopping = (): boolean => state().stopping;

export function beginStopping(): void {
  state().stopping = true;
}
