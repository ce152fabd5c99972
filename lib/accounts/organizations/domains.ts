import { fold } from '#lib/kernel/text';

/** The domain of an e-mail address, as organizations keep theirs: folded, what follows the last `@`. */
export const emailDomain = (email: string): string => fold(email.slice(email.lastIndexOf('@') + 1));

/** Whether an organization with these (folded) domains admits `email`; one without domains admits every address. */
export const emailDomainAllowed = (email: string, allowedDomains: readonly string[]): boolean =>
  allowedDomains.length === 0 || allowedDomains.includes(emailDomain(email));
