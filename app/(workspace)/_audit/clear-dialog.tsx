'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '#components/action-result';
import { UtcTime } from '#components/date-time';
import { Dialog } from '#components/dialog';
import { NumberField } from '#components/fields';
import { Form } from '#components/form';
import type { FormAction } from '#components/form/use-submit';
import { FormattedNumber } from '#components/number';
import { runAction } from '#components/run-action';
import { useAddressDialog } from '#components/use-address-dialog';

const PAUSE = 300;

interface Older {
  count: number;
  before: Date;
}

type CountOlder = (input: { days: string }) => Promise<ActionResult<Older> | undefined>;

export interface ClearActions {
  clear: FormAction;
  /** How many entries `clear` would delete. */
  countOlder: CountOlder;
}

interface ClearDialogProps {
  /** The page without the dialog. */
  closeHref: string;
  defaultDays: number;
  actions: ClearActions;
}

/** Deletes old entries; says before how many that are. */
export function ClearDialog({ closeHref, defaultDays, actions: { clear, countOlder } }: ClearDialogProps) {
  const { open, close } = useAddressDialog(closeHref);
  const [days, setDays] = useState(String(defaultDays));
  return (
    <Dialog title="Clear audit log" open={open} onOpenChange={close} size="sm">
      <div onInput={(event) => setDays((event.target as HTMLInputElement).value)}>
        <Form
          action={clear}
          submit={{ label: 'Delete entries', pending: 'Deleting…', danger: true }}
          cancel={{ onPress: close }}
          onSuccess={close}
        >
          <NumberField
            name="days"
            label="Delete entries older than"
            unit="days"
            required
            defaultValue={defaultDays}
          />
          <WhatGoes days={days} countOlder={countOlder} />
        </Form>
      </div>
    </Dialog>
  );
}

function WhatGoes({ days, countOlder }: { days: string; countOlder: CountOlder }) {
  const [older, setOlder] = useState<Older>();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const { data } = await runAction<Older>(() => countOlder({ days }));
      if (current) setOlder(data);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [days, countOlder]);
  return (
    <p role="status" className="min-h-10 text-muted">
      {older ? (
        <>
          <FormattedNumber value={older.count} /> {older.count === 1 ? 'entry' : 'entries'} from before{' '}
          <UtcTime at={older.before} /> will be deleted. This cannot be undone; the clearing itself is
          recorded.
        </>
      ) : null}
    </p>
  );
}
