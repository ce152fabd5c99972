import Link from 'next/link';
import { FormattedNumber } from '#components/number';

interface CountLinkProps {
  count: number;
  /** What is counted, for screen readers: "products of Contoso". */
  of: string;
  href: string;
}

/** A number in a list that leads to what it counts. By keyboard one comes there from the record. */
export const CountLink = ({ count, of, href }: CountLinkProps) => (
  <Link href={href} prefetch={false} tabIndex={-1} className="link">
    <FormattedNumber value={count} /> <span className="sr-only">{of}</span>
  </Link>
);
