import Link from 'next/link';

interface ChoiceLinksProps {
  /** Names the choice for screen readers, as in "Period". */
  label: string;
  links: { label: string; href: string; current: boolean }[];
}

/** A choice of a few, each with its own address, in one piece. */
export const ChoiceLinks = ({ label, links }: ChoiceLinksProps) => (
  <nav aria-label={label} className="max-w-full">
    <ul className="flex flex-wrap gap-px overflow-hidden rounded-md border border-border bg-border">
      {links.map(({ label: text, href, current }) => (
        <li key={href} className="grow">
          <Link
            href={href}
            scroll={false}
            aria-current={current ? 'true' : undefined}
            className="flex min-h-8 items-center justify-center bg-surface px-3 text-sm whitespace-nowrap -outline-offset-2 hover:bg-row-hover aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold aria-[current=true]:text-accent-soft-foreground"
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
