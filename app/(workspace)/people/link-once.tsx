'use client';

import { CopyField } from '#components/copy-field';
import { UtcTime } from '#components/date-time';

export interface ShownLink {
  address: string;
  expiresAt: Date | null;
  /** How the OpenID Provider is called, where people can sign in without the link. */
  provider?: string | undefined;
}

/** A link that was just issued; it cannot be shown again. */
export function LinkOnce({ link, email }: { link: ShownLink; email: string }) {
  const { address, expiresAt, provider } = link;
  return (
    <CopyField
      label={`Link for ${email}`}
      value={address}
      description={
        expiresAt ? (
          <>
            Hand it to the person yourself: it is shown only now, and not sent by e-mail. It works once, until{' '}
            <UtcTime at={expiresAt} />.
            {provider ? ` With ${provider} the person can sign in without it.` : null}
          </>
        ) : (
          `Tell the person yourself: nothing is sent by e-mail. There, people sign in with ${provider}, which must know them by the same e-mail address.`
        )
      }
    />
  );
}
