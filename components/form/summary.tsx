'use client';

import { ToneIcon } from '#components/chip';

interface SummaryProps {
  message: string;
  /** What belongs to no visible field. */
  details: string[];
}

/** Says above the form that it was not saved, and why. */
export function Summary({ message, details }: SummaryProps) {
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
      </div>
    </div>
  );
}
