import { desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { licenseFiles } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { recordId } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

export type LicenseFile = Pick<typeof licenseFiles.$inferSelect, 'issuedAt' | 'issuedBy' | 'expiresAt'>;

/** The license file that was issued last for the environment; null for none. The file itself is not kept. */
export async function lastLicenseFile(actor: Actor, environmentId: unknown): Promise<LicenseFile | null> {
  authorize(actor, 'customer-environments', 'read');
  const [row] = await reader()
    .select({
      issuedAt: licenseFiles.issuedAt,
      issuedBy: licenseFiles.issuedBy,
      expiresAt: licenseFiles.expiresAt,
    })
    .from(licenseFiles)
    .where(eq(licenseFiles.environmentId, parse(recordId(), environmentId)))
    .orderBy(desc(licenseFiles.issuedAt), desc(licenseFiles.id))
    .limit(1);
  return row ?? null;
}
