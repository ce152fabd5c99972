'use client';

import { KeyRound, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { ActionPane } from '#components/action-pane';
import { Button } from '#components/button';
import { CopyField } from '#components/copy-field';
import { UtcTime } from '#components/date-time';
import { Dialog } from '#components/dialog';
import { issueCode, revoke } from './actions';

interface RegistrationActionsProps {
  environmentId: string;
  name: string;
  active: boolean;
  registered: boolean;
  /** Why this person can do none of it. */
  unavailable: string | undefined;
}

export function RegistrationActions({
  environmentId,
  name,
  active,
  registered,
  unavailable,
}: RegistrationActionsProps) {
  const [issued, setIssued] = useState<{ code: string; expiresAt: Date }>();
  const issue = async () => {
    const { data, serverError } = await issueCode({ environmentId });
    if (data) setIssued(data);
    return { serverError };
  };
  return (
    <>
      <ActionPane
        label="Actions for the registration"
        primary={false}
        actions={[
          {
            id: 'issue-code',
            label: 'Issue registration code',
            icon: <KeyRound aria-hidden="true" />,
            pendingLabel: 'Issuing…',
            run: issue,
            unavailable:
              unavailable ??
              (active ? undefined : 'The environment is not active. Switch Active on and save first.'),
          },
          {
            id: 'revoke',
            label: 'Revoke registration',
            icon: <ShieldOff aria-hidden="true" />,
            pendingLabel: 'Revoking…',
            danger: true,
            run: () => revoke({ environmentId }),
            unavailable: unavailable ?? (registered ? undefined : 'The environment is not registered.'),
            confirm: {
              title: `Revoke the registration of ${name}?`,
              body: 'Its tokens are good for nothing at once: it can neither refresh licenses nor send telemetry. The licenses that it has fetched stay in force there until it checks again. To register again it needs a registration code.',
              confirmLabel: 'Revoke registration',
            },
          },
        ]}
      />
      <Dialog
        title="Registration code"
        open={issued !== undefined}
        onOpenChange={() => setIssued(undefined)}
        size="sm"
        sticky
      >
        {issued ? (
          <div className="flex flex-col gap-4">
            <CopyField
              label={`Code for ${name}`}
              value={issued.code}
              description={
                <>
                  Copy it now: it is shown only this once. Its administrator enters it under License
                  Management, Configuration, Register with a code. It can be used once, until{' '}
                  <UtcTime at={issued.expiresAt} />. A code that was issued before is good no more.
                </>
              }
            />
            <div>
              <Button look="primary" onClick={() => setIssued(undefined)}>
                Done
              </Button>
            </div>
          </div>
        ) : null}
      </Dialog>
    </>
  );
}
