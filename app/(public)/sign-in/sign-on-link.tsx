import { LogIn } from 'lucide-react';
import { buttonClass } from '#components/button';

interface SignOnLinkProps {
  /** How the provider is called. */
  name: string;
  /** The page to go on to. */
  callbackUrl?: string;
  look?: 'primary' | 'outline';
  /** Signs in in a new tab, so that this page stays as it is. */
  newTab?: boolean;
}

/** Begins single sign-on. A plain link, since a prefetched one would begin by itself. */
export function SignOnLink({ name, callbackUrl = '/', look = 'outline', newTab }: SignOnLinkProps) {
  return (
    <a
      href={`/sign-in/provider?callbackUrl=${encodeURIComponent(callbackUrl)}`}
      target={newTab ? '_blank' : undefined}
      className={buttonClass({ look, className: 'w-full' })}
    >
      <LogIn aria-hidden="true" />
      Sign in with {name}
    </a>
  );
}
