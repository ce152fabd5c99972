import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';

export interface Crumb {
  label: string;
  href: string;
}

interface PageHeaderProps {
  title: string;
  /** One line under the title; a period, a count, an explanation. */
  subtitle?: React.ReactNode;
  /** Where this page belongs; a single one is shown as a way back. */
  crumbs?: Crumb[];
  /** State chips beside the title. */
  chips?: React.ReactNode;
  actions?: React.ReactNode;
}

export function PageHeader({ title, subtitle, crumbs = [], chips, actions }: PageHeaderProps) {
  return (
    <header className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <Crumbs crumbs={crumbs} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
          {chips}
        </div>
        {subtitle ? <p className="mt-0.5 text-muted">{subtitle}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb" className="mb-0.5">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
        {crumbs.map(({ label, href }, index) => (
          <li key={href} className="flex items-center gap-1.5">
            {crumbs.length === 1 ? <ChevronLeft className="-mr-1 size-4" aria-hidden="true" /> : null}
            <Link href={href} className="link">
              {label}
            </Link>
            {crumbs.length > 1 && index < crumbs.length - 1 ? <span aria-hidden="true">/</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
