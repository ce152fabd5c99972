import { eq } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { exchanges } from '#db/schema/environment';
import { now } from '#lib/kernel/clock';

export type ExchangeName = 'license-refresh' | 'telemetry' | 'announcements' | 'validation';

/** How the last one ended, and when one last succeeded. */
export interface ExchangeView {
  outcome: 'ok' | 'failed';
  /** What came of it, or why it failed. */
  message: string;
  at: Date;
  lastSuccessAt: Date | null;
}

/** Null when there was none yet. */
export async function lastExchange(
  name: ExchangeName,
  from: Reader = reader(),
): Promise<ExchangeView | null> {
  const [row] = await from.select().from(exchanges).where(eq(exchanges.name, name));
  if (!row) return null;
  const { outcome, message, at, lastSuccessAt } = row;
  return { outcome, message, at, lastSuccessAt };
}

/** Keeps how an exchange ended. */
export async function recordExchange(
  tx: Writer,
  name: ExchangeName,
  outcome: 'ok' | 'failed',
  message: string,
): Promise<void> {
  const at = now();
  const values = { outcome, message, at, ...(outcome === 'ok' && { lastSuccessAt: at }) };
  await tx
    .insert(exchanges)
    .values({ name, ...values })
    .onConflictDoUpdate({ target: exchanges.name, set: values });
}
