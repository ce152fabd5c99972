import type { Faults } from '../suite.ts';

interface Place {
  name: string;
  text: string;
  /** The secrets that belong there. */
  shows: string[];
}

/** What must stay secret, everything that was written or answered, and which of it may show which. */
export interface Evidence {
  /** A value that must stand nowhere but where {@link keep} says. Throws when there is none. */
  plant(name: string, value: string | null | undefined): void;
  /** Something that was written or answered; `shows` names the secrets that belong there. */
  keep(place: string, text: string, shows?: string[]): void;
  /** Looks for each secret in each place, and whether each place shows what it is for. Resolves with the counts. */
  search(faults: Faults): { secrets: number; places: number };
}

/** How a value may be written down without being any the less told. */
const formsOf = (value: string): string[] => [
  ...new Set([
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
    Buffer.from(value).toString('base64url'),
    Buffer.from(value).toString('hex'),
  ]),
];

export function openEvidence(): Evidence {
  const secrets = new Map<string, string[]>();
  const places: Place[] = [];
  return {
    plant(name, value) {
      if (!value || value.length < 8) throw new Error(`There is no ${name} to look for.`);
      secrets.set(name, formsOf(value));
    },
    keep(name, text, shows = []) {
      places.push({ name, text, shows });
    },
    search(faults) {
      for (const { name, text, shows } of places)
        for (const [secret, forms] of secrets) {
          const shown = forms.some((form) => text.includes(form));
          if (shows.includes(secret)) faults.check(shown, `${name} does not show the ${secret}.`);
          else faults.check(!shown, `${name} shows the ${secret}.`);
        }
      return { secrets: secrets.size, places: places.length };
    },
  };
}
