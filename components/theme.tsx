'use client';

import { ThemeProvider as NextThemes } from 'next-themes';
import { useDocumentNonce } from '#components/csp-nonce';

export { useTheme } from 'next-themes';

/** Light, dark or the system's choice, kept per browser and set before the first paint. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: React.ReactNode }) {
  return (
    <NextThemes
      attribute={['class', 'data-theme']}
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={useDocumentNonce(nonce)}
    >
      {children}
    </NextThemes>
  );
}
