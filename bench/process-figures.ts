import { readFileSync } from 'node:fs';

/** What Linux tells of a process: the figures are measured there only. */
function told(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (cause) {
    throw new Error('Memory and processor time are read from /proc, as Linux has it.', { cause });
  }
}

/** Resident memory in MiB. */
export function residentMemory(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(told(pid, 'status'))?.[1];
  if (!kib) throw new Error('The process has ended.');
  return Number(kib) / 1024;
}

/** Processor time that a process has used, all its threads, in seconds. */
export function cpuSeconds(pid: number): number {
  // The second field is the program's name in parentheses and may hold anything; user and system time are 14 and 15.
  const fields = told(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  const TICKS_PER_SECOND = 100;
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
