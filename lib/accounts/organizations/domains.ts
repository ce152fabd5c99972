import { z } from 'zod';
import { fold } from '#lib/kernel/text';

const LONGEST_DOMAIN = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A domain as organizations keep theirs: lower case, and in ASCII (`xn--…`), as the mail itself uses it. */
function asciiDomain(domain: string): string {
  const folded = fold(domain);
  // Letters of the world as a host name in an address has them: browsers and Node convert that alike.
  const international = /[^\u0020-\u007e]/u.test(folded) && /^[\p{L}\p{M}\p{N}.-]+$/u.test(folded);
  return international && URL.canParse(`http://${folded}`) ? new URL(`http://${folded}`).hostname : folded;
}

/** The domain of an e-mail address, as organizations keep theirs: of what follows the last `@`. */
export const emailDomain = (email: string): string => asciiDomain(email.slice(email.lastIndexOf('@') + 1));

/** Whether an organization with these domains admits `email`; one without domains admits every address. */
export const emailDomainAllowed = (email: string, allowedDomains: readonly string[]): boolean =>
  allowedDomains.length === 0 || allowedDomains.includes(emailDomain(email));

/** What to say beside an e-mail address that an organization does not admit. */
export const domainRefusal = (allowedDomains: readonly string[]): string =>
  `Not an address of this organization. Allowed ${allowedDomains.length === 1 ? 'is' : 'are'} ${allowedDomains.join(', ')}.`;

/** What is wrong with `domain`, in words. */
function problem(domain: string): string | undefined {
  if (domain.includes('*')) return `${domain}: list each subdomain by itself; * stands for nothing here.`;
  const labels = domain.split('.');
  const wellFormed =
    domain.length <= LONGEST_DOMAIN &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return wellFormed ? undefined : `${domain}: not a domain, as in example.com.`;
}

const MOST_DOMAINS = 100;

/** Domains as they are typed: one per line, or with commas or spaces between them; a leading `@` does no harm. */
export const domainList = () =>
  z
    .preprocess(
      (typed) => (typeof typed === 'string' ? typed.slice(0, 50_000).split(/[\s,;]+/u) : (typed ?? [])),
      z.array(z.string({ error: 'Must be text.' }), { error: 'Must be a list of domains.' }),
    )
    .transform((domains) => [
      ...new Set(domains.map((domain) => asciiDomain(domain.replace(/^@/, ''))).filter(Boolean)),
    ])
    .check(({ value, issues }) => {
      const message =
        value.length > MOST_DOMAINS ? `At most ${MOST_DOMAINS} domains.` : value.map(problem).find(Boolean);
      if (message) issues.push({ code: 'custom', message, input: value });
    });
