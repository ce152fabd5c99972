'use client';

import { CopyField } from '#components/copy-field';
import { UtcTime } from '#components/date-time';

export interface ShownLink {
  address: string;
  expiresAt: Date;
}

/** A link that was just issued; it cannot be shown again. */
export function LinkOnce({ link, email }: { link: ShownLink; email: string }) {
  return (
    <CopyField
      label={`Link for ${email}`}
      value={link.address}
      description={
        <>
          Hand it to the person yourself: it is shown only now, and not sent by e-mail. It works once, until{' '}
          <UtcTime at={link.expiresAt} />.
        </>
      }
    />
  );
}
