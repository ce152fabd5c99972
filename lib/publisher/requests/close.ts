import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { licenseRequests } from '#db/schema/publisher';
import type { Actor } from '#lib/access/actor';
import { now } from '#lib/kernel/clock';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { changedMeanwhile } from '#lib/records/record';

interface Answer {
  state: 'granted' | 'declined' | 'withdrawn';
  answer?: string;
  /** Who answered; nobody did where it was withdrawn. */
  answeredBy?: Actor;
}

/** Ends a request that is open, within the verb's transaction. Throws `conflict` where somebody was faster. */
export async function closeRequest(
  tx: Writer,
  { id, revision }: LicenseRequest,
  { state, answer = '', answeredBy }: Answer,
): Promise<void> {
  const at = now();
  const closed = await tx
    .update(licenseRequests)
    .set({
      state,
      answer,
      ...(answeredBy && { answeredBy: answeredBy.name, answeredAt: at }),
      revision: revision + 1,
      updatedAt: at,
    })
    .where(
      and(
        eq(licenseRequests.id, id),
        eq(licenseRequests.state, 'open'),
        eq(licenseRequests.revision, revision),
      ),
    )
    .returning({ id: licenseRequests.id });
  if (closed.length === 0) throw changedMeanwhile('The request');
}
