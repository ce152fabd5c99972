import Link from 'next/link';
import { useId } from 'react';
import { classNames } from '#components/class-names';

interface CardProps {
  title: string;
  /** Where one can see more. */
  link?: { label: string; href: string };
  /** Takes the whole width. */
  wide?: boolean;
  children: React.ReactNode;
}

/** One fact of the dashboard. */
export function Card({ title, link, wide, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames('box flex min-w-0 flex-col p-4', wide && 'col-span-full')}
    >
      <h2 id={id} className="mb-2 font-semibold">
        {title}
      </h2>
      <div className="flex-1">{children}</div>
      {link ? (
        <p className="mt-3">
          <Link href={link.href} className="link">
            {link.label}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

/** The figure that a card is about, and what it counts. */
export function Figure({ value, children }: { value: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-2xl leading-8 font-semibold tabular-nums">{value}</span>
      <span className="text-muted">{children}</span>
    </p>
  );
}

export const licenseHref = (model: string) =>
  `/license-management?${new URLSearchParams({ selected: model })}`;
