import { expect, test } from 'vitest';
import { isGuessable } from '#lib/accounts/guessable';

test.each([
  '123456789012',
  'password1234',
  'Password123456!',
  'passwordpassword',
  'P@ssw0rd1234',
  'qwertyuiop12',
  'qwertyuiopasdfghjkl',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'zyxwvutsrqpo',
  'administrator1',
  'iloveyou2026!',
  'welcome-welcome',
  'LicenseManager1',
  'License Manager 2026',
  'Sunshine12345',
  'changeme-changeme',
  'abcabcabcabc',
  '1212121212aa',
  'asdfghjkl123',
])('%s is tried first', (password) => {
  expect(isGuessable(password)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'several words to remember',
  'A password for the tests only, 1',
  'my dog eats licenses at noon',
  'x1y2'.repeat(3).concat('zebra lamp'),
  'Zugspitze im Nebel',
  'пароль из разных слов',
  'tEn-gr33n-b0ttles',
])('%s is not', (password) => {
  expect(isGuessable(password)).toBe(false);
});

test('a long password is judged at once, whatever it is made of', () => {
  const began = performance.now();
  for (const piece of ['pass', 'passpas', 'a', 'ab1', 'one', 'my', '\u0430'])
    isGuessable(piece.repeat(200).slice(0, 199).concat('#'));
  expect(performance.now() - began).toBeLessThan(1000);
});
