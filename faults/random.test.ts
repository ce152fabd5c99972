import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';

const drawn = (seed: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: 200 }, () => random.between(1, 6));
};

test('the same seed gives the same, another one something else', () => {
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
});

test('a number is within its bounds, and each of them comes', () => {
  expect(new Set(drawn(7))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('shuffling keeps everything and changes the order', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = randomFrom(7).shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});
