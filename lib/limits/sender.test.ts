import { expect, test } from 'vitest';
import { senderOf } from '#lib/limits/sender';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['not an address: at all', 'not an address: at all'],
])('%s sends as %s', (address, sender) => {
  expect(senderOf(address)).toBe(sender);
});
