'use client';

import { Printer } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useId } from 'react';
import { Button } from '#components/button';

interface RunChoiceProps {
  /** The newest first. */
  runs: { id: string; label: string }[];
  current: string;
}

/** Which run the report is of. */
export function RunChoice({ runs, current }: RunChoiceProps) {
  const id = useId();
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const choose = (run: string) => {
    const of = params.get('of');
    router.push(`${path}?${new URLSearchParams({ run, ...(of && { of }) })}`, { scroll: false });
  };
  return (
    <span className="flex items-center gap-2 print:hidden">
      <label htmlFor={id}>Recount of</label>
      <select
        id={id}
        className="input w-auto"
        value={current}
        onChange={(event) => choose(event.target.value)}
      >
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {run.label}
          </option>
        ))}
      </select>
    </span>
  );
}

export const PrintButton = () => (
  <Button className="print:hidden" onClick={() => window.print()}>
    <Printer aria-hidden="true" />
    Print
  </Button>
);
