import { describe, expect, test } from 'vitest';
import { isActionId, isReadableCall, isReadableForm } from '#lib/http/action-post';

const form = (fields: Record<string, string | File>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const ID = '7f3f37fa7f6cb8de2401775b995ef19c68326f8c3c';

describe('a call that a script posts as text', () => {
  test.each([
    '[]',
    '[{"name":"Payroll","count":3,"active":true,"none":null}]',
    '["$undefined",{"price":"$$5"},"$D2026-11-22T10:00:00.000Z","$-0"]',
    '[{"links":[{"href":"/x"}]},{"links":[{"href":"/x"}]}]',
  ])('%s is read', (text) => {
    expect(isReadableCall(text)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '[{]'],
    ['null', 'null'],
    ['an object', '{"0":1}'],
    ['a value that there is not', '["$1"]'],
    ['a path to another value', '[{"a":1},"$0:0:a"]'],
    ['itself', '["$0"]'],
    ['a form that there is not', '["$K1"]'],
    ['a path into what all objects have', '[{"a":1},"$0:0:constructor:constructor"]'],
    ['a path to a prototype', '[{"a":1},"$0:__proto__:then"]'],
    ['a prototype', '[{"__proto__":{"admin":true}}]'],
    ['a function of the server', '["$F1"]'],
    ['a promise', '["$@0"]'],
    ['a map', '["$Q0"]'],
    ['a blob', '["$B1"]'],
    ['a stream', '["$r1"]'],
    ['what only the browser knows', '["$T"]'],
    ['a number of many digits', `["$n${'9'.repeat(5000)}"]`],
    ['a time that is none', '["$Dx"]'],
    ['a great depth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('%s is not', (_, text) => {
    expect(isReadableCall(text)).toBe(false);
  });
});

describe('a call that a script posts as a form', () => {
  test('is read with the fields and files of a form of ours', () => {
    const file = new File(['a,b'], 'customers.csv');
    expect(isReadableForm(form({ '0': '[{},"$K1"]', '1_name': '$1', '1_file': file }), true)).toBe(true);
  });

  test.each([
    ['no call', { '1_name': 'x' }],
    ['a call that is no JSON', { '0': 'x' }],
    ['a form before the last argument', { '0': '["$K1",{}]', '1_name': 'x' }],
    ['a file for a call', { '0': new File(['[]'], 'x') }],
    ['a value apart from the others', { '0': '["$1"]', '1': '{"name":"Payroll"}' }],
    ['a value that nobody asks for', { '0': '[]', '1': '[]' }],
  ])('%s is not', (_, fields) => {
    expect(isReadableForm(form(fields), true)).toBe(false);
  });
});

describe('a form that is posted without a script', () => {
  test.each([
    ['no action', { name: '$1' }],
    ['an action', { [`$ACTION_ID_${ID}`]: '', name: 'x' }],
    [
      'an action that goes on from its last answer',
      {
        $ACTION_REF_1: '',
        '$ACTION_1:0': `{"id":"${ID}","bound":"$@1"}`,
        '$ACTION_1:1': '[{}]',
        $ACTION_KEY: 'k1',
      },
    ],
    ['an action with nothing bound', { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${ID}","bound":null}` }],
  ])('%s is read', (_, fields) => {
    expect(isReadableForm(form(fields), false)).toBe(true);
  });

  test.each([
    ['nothing of the action', { $ACTION_REF_1: '' }],
    ['an action without an ID', { $ACTION_REF_1: '', '$ACTION_1:0': '{"bound":null}' }],
    ['an ID that is none', { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"x","bound":null}' }],
    ['a promise of nothing', { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${ID}","bound":"$@1"}` }],
    [
      'arguments that are none',
      { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${ID}","bound":"$@1"}`, '$ACTION_1:1': '["$F1"]' },
    ],
    [
      'arguments of a great depth',
      {
        $ACTION_REF_1: '',
        '$ACTION_1:0': `{"id":"${ID}","bound":"$@1"}`,
        '$ACTION_1:1': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      },
    ],
    [
      'two actions',
      { [`$ACTION_ID_${ID}`]: '', $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${ID}","bound":null}` },
    ],
    [
      'a form for the last answer',
      { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${ID}","bound":"$@1"}`, '$ACTION_1:1': '["$K2"]' },
    ],
  ])('%s is not', (_, fields) => {
    expect(isReadableForm(form(fields), false)).toBe(false);
  });
});

test('a form that names actions without end is refused at once', () => {
  const data = form({ '$ACTION_1:0': `{"id":"${ID}","bound":null}` });
  for (let each = 0; each < 14_000; each += 1) data.append('$ACTION_REF_1', '');
  const began = performance.now();
  expect(isReadableForm(data, false)).toBe(false);
  expect(performance.now() - began).toBeLessThan(1000);
});

test('an ID of an action is told from what is none', () => {
  expect(isActionId(ID)).toBe(true);
  for (const none of ['', 'x', '<script>', ID.slice(1), `${ID}0`, 'g'.repeat(42)])
    expect(isActionId(none)).toBe(false);
});
