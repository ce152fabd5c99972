'use client';

import { useState } from 'react';

/**
 * The nonce of the document. When Next asks for parts of a page anew, that request has a nonce of its own, which the
 * document's policy does not know: what was there first stays.
 */
export function useDocumentNonce(nonce: string | undefined): string | undefined {
  const [first] = useState(nonce);
  return first;
}

/** Where React Aria finds the nonce for the styles that it inserts. */
export function CspNonce({ nonce }: { nonce: string | undefined }) {
  const first = useDocumentNonce(nonce);
  return first ? <meta name="csp-nonce" content={first} /> : null;
}
