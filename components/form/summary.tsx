'use client';

import Link from 'next/link';
import { ToneIcon } from '#components/chip';

interface SummaryProps {
  message: string;
  /** What belongs to no visible field. */
  details: string[];
  links: SummaryLink[];
}

export interface SummaryLink {
  label: string;
  href: string;
  /** What is typed here stays open beside it. */
  newTab?: boolean;
}

/** Says above the form that it was not saved, and why. */
export function Summary({ message, details, links }: SummaryProps) {
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-form-summary
      className="flex items-start gap-2 rounded-md border-l-4 border-danger bg-danger-soft px-3 py-2 text-danger-soft-foreground"
    >
      <ToneIcon tone="danger" className="mt-0.5" />
      <div>
        <p className="font-semibold">{message}</p>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        {links.map(({ label, href, newTab }) => (
          <p key={href}>
            <Link href={href} target={newTab ? '_blank' : undefined} className="underline">
              {label}
              {newTab ? ' (opens a new tab)' : null}
            </Link>
          </p>
        ))}
      </div>
    </div>
  );
}
