'use client';

import { Download, type LucideIcon } from 'lucide-react';
import { buttonClass } from '#components/button';

interface ExportLinkProps {
  href: string;
  /** Which rows, and in which order; added to what `href` says already. */
  params: URLSearchParams;
  title?: string;
  icon?: LucideIcon;
  children: React.ReactNode;
}

/** Downloads a list. */
export const ExportLink = ({ href, params, title, icon: Icon = Download, children }: ExportLinkProps) => (
  <a
    href={`${href}${href.includes('?') ? '&' : '?'}${params}`}
    download
    title={title}
    className={buttonClass({ look: 'ghost' })}
  >
    <Icon aria-hidden="true" />
    {children}
  </a>
);
