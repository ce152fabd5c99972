import { StatusChip } from '#components/chip';
import { type LicenseCode, licenseCodeLabels } from '#lib/contract/vocabulary';

/** What a license said, and how it was taken. */
export const CodeChip = ({ code, permitted }: { code: LicenseCode; permitted: boolean }) => (
  <StatusChip tone={code === 'VALID' ? 'success' : permitted ? 'warning' : 'danger'}>
    {licenseCodeLabels[code]}
  </StatusChip>
);
