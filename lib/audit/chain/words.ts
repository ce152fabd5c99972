import type { Fault, Verified } from '#lib/audit/chain/verify';

export const number = (count: number) => count.toLocaleString('en');
/** To the minute, UTC. */
const time = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The result of a verification, as a page and the console say it. */
export function inWords({ fault, ...found }: Verified & { fault?: Fault }): string {
  return fault
    ? `${fault.message} ${extent(found)}`
    : [extent(found), waiting(found), cleared(found)].filter(Boolean).join(' ');
}

function extent({ verified, first, last }: Verified): string {
  const count = `${number(verified)} ${verified === 1 ? 'entry' : 'entries'} verified`;
  return first && last ? `${count}, from ${time(first.at)} to ${time(last.at)}.` : `${count}.`;
}

const waiting = ({ unsealed }: Verified): string =>
  unsealed > 0 ? `${number(unsealed)} not yet sealed.` : '';

const cleared = ({ checkpoint }: Verified): string =>
  checkpoint
    ? `Entries up to ${number(checkpoint.sequence)} were cleared, last on ${time(checkpoint.at)}.`
    : '';
