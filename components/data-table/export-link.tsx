'use client';

import { Download } from 'lucide-react';
import { buttonClass } from '#components/button';

interface ExportLinkProps {
  href: string;
  /** Which rows, and in which order; added to what `href` says already. */
  params: URLSearchParams;
  title?: string;
  children: React.ReactNode;
}

/** Downloads a list as CSV. */
export const ExportLink = ({ href, params, title, children }: ExportLinkProps) => (
  <a
    href={`${href}${href.includes('?') ? '&' : '?'}${params}`}
    download
    title={title}
    className={buttonClass({ look: 'ghost' })}
  >
    <Download aria-hidden="true" />
    {children}
  </a>
);
