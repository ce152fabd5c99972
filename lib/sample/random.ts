import { DAY, now, today } from '#lib/kernel/clock';

/** Chance that is the same every time: what one loads today looks like what another loads today. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(values: readonly T[]): T;
  /** True in `share` of all cases, from 0 to 1. */
  chance(share: number): boolean;
  /** Something that looks like a UUID. */
  id(): string;
}

/** Mulberry32 (public domain, Tommy Ettinger): small, and good enough to look random. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  return {
    int,
    pick: (values) => values[int(0, values.length - 1)] as (typeof values)[number],
    chance: (share) => next() < share,
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** The calendar date so many days from today, UTC. */
export const day = (offset: number): string => today(new Date(now().getTime() + offset * DAY));

/** `name` as it stands in an address. */
export const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ (ab|as|a s|aps|oy|ehf|ltd|pty ltd|inc|plc|gmbh|b v|s a|s p a|sarl|llc)$/, '')
    .replace(/ +/g, '-');
