import type { ReleaseInput } from '#lib/publisher/releases/schema';
import type { Labels } from '#lib/records/differences';

/** The fields as the audit log names them. */
export const releaseLabels: Labels<ReleaseInput> = {
  version: 'Version',
  releasedOn: 'Release date',
  releaseNotesUrl: 'Release notes URL',
};
