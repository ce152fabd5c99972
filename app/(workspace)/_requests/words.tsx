import { StatusChip, type Tone } from '#components/chip';
import { LocalDate } from '#components/date-time';
import { FormattedNumber } from '#components/number';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import {
  type PresentTerms,
  type RequestKind,
  type RequestState,
  requestStateLabels,
} from '#lib/publisher/requests/schema';

const tones: Record<RequestState, Tone> = {
  open: 'warning',
  granted: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

export const RequestChip = ({ state }: { state: RequestState }) => (
  <StatusChip tone={tones[state]}>{requestStateLabels[state]}</StatusChip>
);

/** What is asked for. */
export const Wish = ({
  kind,
  userCount,
  expiresOn,
}: Pick<LicenseRequest, 'kind' | 'userCount' | 'expiresOn'>) =>
  kind === 'users' ? (
    <span className="whitespace-nowrap">
      <FormattedNumber value={userCount} /> users in all
    </span>
  ) : (
    <span className="whitespace-nowrap">
      Until <LocalDate iso={expiresOn} />
    </span>
  );

/** What the terms give now of what is asked for. */
export const Present = ({ kind, terms }: { kind: RequestKind; terms: PresentTerms }) => {
  if (kind === 'renewal') return terms.expiresOn ? <LocalDate iso={terms.expiresOn} /> : 'no end date';
  return terms.siteLicense ? 'site license' : <FormattedNumber value={terms.userCount} />;
};
