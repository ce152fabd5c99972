/** What people choose when they are asked for something long; with digits and signs around it, it is no longer to guess. */
const WORDS =
  'password|passwort|passphrase|pass|kennwort|secret|geheim|welcome|willkommen|hello|letmein|iloveyou|love|trustno|changeme|change|default|login|logon|access|admin|administrator|root|system|master|super|user|guest|test|testing|temp|company|qwertz|qwerty|azerty|asdf|dragon|monkey|football|baseball|sunshine|princess|superman|batman|starwars|pokemon|computer|internet|google|microsoft|windows|michael|jennifer|summer|winter|spring|autumn|january|monday|license|licence|licenses|manager|licensing|publisher|my|is|the|me|one|two|three';
const OF_WORDS = new RegExp(`^(?:${WORDS})+$`);

/** Neighbours on keyboards and in the alphabet; what goes back counts as well. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
].flatMap((run) => [run, [...run].reverse().join('')]);

const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Whether a long password is one that is tried first (NIST SP 800-63B §3.1.1.2): common words and those of this
 * product, one after the other, whatever stands around them; runs on the keyboard; or one short piece again and again.
 */
export function isGuessable(password: string): boolean {
  const given = password.normalize('NFKC').toLowerCase();
  return isOfWords(given) || isOfRuns(given) || /^(.{1,6})\1+.{0,3}$/s.test(given);
}

function isOfWords(given: string): boolean {
  const plain = given.replace(/[^\p{L}]/gu, '');
  const meant = given.replace(/[^\p{L}]+$/u, '').replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  return OF_WORDS.test(plain) || OF_WORDS.test(meant.replace(/[^\p{L}]/gu, ''));
}

/** Whether all of it is pieces of {@link RUNS} of three characters or more, but for two characters at its end. */
function isOfRuns(given: string): boolean {
  let at = 0;
  while (at < given.length - 2) {
    const length = longestRun(given.slice(at));
    if (length < 3) return false;
    at += length;
  }
  return true;
}

function longestRun(text: string): number {
  let length = Math.min(text.length, 40);
  while (length > 0 && !RUNS.some((run) => run.includes(text.slice(0, length)))) length -= 1;
  return length;
}
