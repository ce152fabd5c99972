import { LogIn } from 'lucide-react';
import { buttonClass } from '#components/button';

interface SignOnLinkProps {
  /** How the provider is called. */
  name: string;
  /** The page to go on to. */
  callbackUrl?: string;
  look?: 'primary' | 'outline';
  /** Signs in anew to confirm the session that there is. */
  confirm?: boolean;
  /** Signs in in a new tab, so that this page stays as it is. */
  newTab?: boolean;
}

/** Begins single sign-on. A plain link, since a prefetched one would begin by itself. */
export function SignOnLink({ name, callbackUrl = '/', look = 'outline', confirm, newTab }: SignOnLinkProps) {
  const query = new URLSearchParams({ callbackUrl, ...(confirm && { confirm: '' }) });
  return (
    <a
      href={`/sign-in/provider?${query}`}
      target={newTab ? '_blank' : undefined}
      className={buttonClass({ look, className: 'w-full' })}
    >
      <LogIn aria-hidden="true" />
      {confirm ? 'Confirm' : 'Sign in'} with {name}
    </a>
  );
}
