import { ExternalLink } from 'lucide-react';
import { buttonClass } from '#components/button';

/** The publisher's release notes, in a tab of their own. */
export function ReleaseNotesLink({ href, model }: { href: string; model: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={buttonClass({ look: 'outline' })}
      aria-label={`Release Notes of ${model}, opens in a new tab`}
    >
      <ExternalLink aria-hidden="true" />
      Release Notes
    </a>
  );
}
