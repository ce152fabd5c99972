import Link from 'next/link';
import { ToneIcon } from '#components/chip';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { Card, Figure, licenseHref } from './card';

const MOST = 5;

/** The modules whose license is not valid. */
export function Attention({ licenses, modules }: { licenses: LicenseRow[]; modules: number }) {
  const further = licenses.length - MOST;
  return (
    <Card
      title="Modules that need attention"
      link={{
        label: further > 0 ? `License View (${further} more)` : 'License View',
        href: '/license-management?sort=status&dir=asc',
      }}
    >
      <Figure value={licenses.length}>of {modules === 1 ? '1 module' : `${modules} modules`}</Figure>
      {licenses.length === 0 ? (
        <p className="mt-2 flex items-center gap-1.5 text-success">
          <ToneIcon tone="success" />
          Every license covers its use.
        </p>
      ) : (
        <ul className="mt-2 flex flex-col gap-1.5">
          {licenses.slice(0, MOST).map((license) => (
            <li key={license.id} className="flex items-start gap-1.5">
              <ToneIcon tone="warning" className="mt-0.5 text-warning" />
              <span className="min-w-0 wrap-anywhere">
                <Link href={licenseHref(license.model)} className="link">
                  {license.model}
                </Link>{' '}
                <span className="text-muted">{license.codeLabel}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
