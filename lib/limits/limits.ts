/** At most `points` tries within `seconds` of the first of them. */
interface Window {
  points: number;
  seconds: number;
}

interface Limit {
  /** What a sender who has used it up is told, before until when. */
  refusal: string;
  /** Several make a wait that grows. */
  windows: Window[];
}

const MINUTES = 60;

/** What is limited, each per key: an account, a sender, or both. */
export const limits = {
  /** Failed tries to prove who one is: for one account from one sender. */
  'sign-in': {
    refusal: 'Too many failed attempts.',
    windows: [
      { points: 5, seconds: 1 * MINUTES },
      { points: 10, seconds: 15 * MINUTES },
      { points: 20, seconds: 60 * MINUTES },
    ],
  },
  /** For one account from all senders: wide, so that strangers cannot lock its owner out for long. */
  'sign-in-account': {
    refusal: 'Too many failed attempts.',
    windows: [{ points: 30, seconds: 5 * MINUTES }],
  },
  /** From one sender for all accounts. */
  'sign-in-sender': {
    refusal: 'Too many failed attempts.',
    windows: [{ points: 100, seconds: 15 * MINUTES }],
  },
  /** Invitation, reset and setup links that are not good, per sender. */
  'refused-links': {
    refusal: 'Too many links that are not good were opened from this address.',
    windows: [
      { points: 10, seconds: 1 * MINUTES },
      { points: 50, seconds: 60 * MINUTES },
    ],
  },
  /** Per sender. An environment registers once and tries three times more; a hoster starts many behind one address. */
  registrations: {
    refusal: 'Too many requests from this address.',
    windows: [{ points: 120, seconds: 1 * MINUTES }],
  },
  /** Refresh tokens that are not good, per sender. Good ones are not counted. */
  'refused-tokens': {
    refusal: 'Too many requests from this address.',
    windows: [{ points: 60, seconds: 1 * MINUTES }],
  },
  /** API tokens that are not good, per sender. Good ones are not counted. */
  'refused-api-tokens': {
    refusal: 'Too many requests from this address with tokens that are not good.',
    windows: [{ points: 60, seconds: 1 * MINUTES }],
  },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;
