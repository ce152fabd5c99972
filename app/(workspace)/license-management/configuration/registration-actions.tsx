import { KeyRound, RefreshCw, ShieldCheck } from 'lucide-react';
import { type WorkAction, WorkPane } from '#components/work-pane';
import type { RegistrationView } from '#lib/environment/registration/read';
import { registerHere, renewToken } from './actions';

interface RegistrationActionsProps {
  registration: RegistrationView;
  /** Why this person cannot do any of it. */
  unavailable: string | undefined;
}

const next = { label: 'See the audit log', href: '/license-management/audit-log' };

export function RegistrationActions({ registration, unavailable }: RegistrationActionsProps) {
  const { canRefreshToken, canRegister } = registration;
  const actions: WorkAction[] = [
    {
      id: 'refresh-token',
      label: 'Refresh token',
      icon: <RefreshCw aria-hidden="true" />,
      pendingLabel: 'Refreshing the token…',
      run: renewToken,
      unavailable:
        unavailable ??
        (canRefreshToken
          ? undefined
          : 'There is no registration whose token could be refreshed. Register first.'),
      next,
    },
    {
      id: 'register',
      label: 'Register',
      icon: <ShieldCheck aria-hidden="true" />,
      pendingLabel: 'Registering…',
      run: registerHere,
      unavailable:
        unavailable ??
        (canRegister
          ? undefined
          : 'This environment is registered. A new registration needs a code of the publisher.'),
      next,
    },
    {
      id: 'register-with-code',
      label: 'Register with a code',
      icon: <KeyRound aria-hidden="true" />,
      href: '/license-management/configuration?dialog=register',
      unavailable,
    },
  ];
  return <WorkPane label="Actions for the registration" actions={actions} primary={false} />;
}
