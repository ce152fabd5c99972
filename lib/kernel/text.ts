/** The key under which a name is compared and searched: NFKC, one space between words, lower case. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
