/** Where a license leads to: addresses that the publisher has given; "—" for none. */

export function ExternalLink({ href, children }: { href: string | null; children?: React.ReactNode }) {
  if (!href) return '—';
  return (
    <a className="link" href={href} target="_blank" rel="noopener noreferrer">
      {children ?? href}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

export function MailLink({ address }: { address: string | null }) {
  if (!address) return '—';
  return (
    <a className="link" href={`mailto:${address}`}>
      {address}
    </a>
  );
}
