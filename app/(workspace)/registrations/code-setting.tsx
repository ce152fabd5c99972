'use client';

import { KeyRound } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { requireCode } from './actions';

interface CodeSettingProps {
  required: boolean;
  unavailable: string | undefined;
}

/** Whether listed environments, too, need a registration code the first time. */
export function CodeSetting({ required, unavailable }: CodeSettingProps) {
  return (
    <ActionPane
      label="Actions for registrations"
      primary={false}
      actions={[
        {
          id: 'code-required',
          label: required ? 'Stop requiring registration codes' : 'Require registration codes',
          icon: <KeyRound aria-hidden="true" />,
          pendingLabel: 'Saving…',
          unavailable,
          run: () => requireCode({ required: !required }),
          confirm: {
            title: required ? 'Stop requiring registration codes?' : 'Require registration codes?',
            body: required
              ? 'A listed, active environment that has never registered will again register by itself.'
              : 'A listed environment will need a code that you issue also for its first registration.',
            confirmLabel: required ? 'Stop requiring codes' : 'Require codes',
          },
        },
      ]}
    >
      <span className="text-sm text-muted">
        {required
          ? 'Every registration needs a code.'
          : 'Listed environments register by themselves the first time.'}
      </span>
    </ActionPane>
  );
}
