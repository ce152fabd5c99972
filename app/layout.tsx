import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { CspNonce } from '#components/csp-nonce';
import { ThemeProvider } from '#components/theme';
import { ToastHost } from '#components/toast';

export const metadata: Metadata = {
  title: { default: 'License Manager', template: '%s · License Manager' },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The theme's script sets attributes of <html> before React takes over.
    <html lang="en" suppressHydrationWarning>
      <head>
        <CspNonce nonce={nonce} />
      </head>
      <body>
        <NuqsAdapter>
          <ThemeProvider nonce={nonce}>
            {children}
            <ToastHost />
          </ThemeProvider>
        </NuqsAdapter>
      </body>
    </html>
  );
}
