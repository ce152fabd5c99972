/** What a client knows of one write: that it sent it, and what it was answered, if anything. */
export interface Write {
  kind: Kind;
  /** By what it is found again, in its record and in its audit entry. */
  key: string;
  sentAt: number;
  acknowledged: boolean;
  /** Answered that it was not done. */
  refused: boolean;
}

export const kinds = ['registration', 'tokens', 'product', 'user', 'module'] as const;
export type Kind = (typeof kinds)[number];

export interface Ledger {
  writes: Write[];
  /** Notes a write before it is sent. */
  send(kind: Kind, key: string): Write;
  /** Notes what only the answer names. */
  receive(kind: Kind, key: string): void;
  acknowledged(): number;
}

export function openLedger(): Ledger {
  const writes: Write[] = [];
  const note = (kind: Kind, key: string, acknowledged: boolean) => {
    const write = { kind, key, sentAt: Date.now(), acknowledged, refused: false };
    writes.push(write);
    return write;
  };
  return {
    writes,
    send: (kind, key) => note(kind, key, false),
    receive: (kind, key) => void note(kind, key, true),
    acknowledged: () => writes.filter((write) => write.acknowledged).length,
  };
}
