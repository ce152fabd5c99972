import { Info, TriangleAlert } from 'lucide-react';
import type { LicenseRow } from '#lib/environment/license-view/row';

const looks = {
  warning: { Icon: TriangleAlert, word: 'Warning', className: 'text-warning' },
  info: { Icon: Info, word: 'Information', className: 'text-accent' },
};

/** None when healthy; each says on hover, and to screen readers, what it means. */
export function StatusIcons({ license }: { license: Pick<LicenseRow, 'icons' | 'statusText'> }) {
  if (license.icons.length === 0) return <span className="sr-only">{license.statusText}</span>;
  return (
    <span className="inline-flex items-center gap-1 align-middle">
      {license.icons.map(({ icon, text }) => {
        const { Icon, word, className } = looks[icon];
        return (
          <span key={icon} role="img" aria-label={`${word}: ${text}`} title={text} className={className}>
            <Icon className="size-4" aria-hidden="true" />
          </span>
        );
      })}
    </span>
  );
}
