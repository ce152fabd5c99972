import type { Labels } from '#lib/publisher/differences';
import type { ReleaseInput } from '#lib/publisher/releases/schema';

/** The fields as the audit log names them. */
export const releaseLabels: Labels<ReleaseInput> = {
  version: 'Version',
  releasedOn: 'Release date',
  releaseNotesUrl: 'Release notes URL',
};
