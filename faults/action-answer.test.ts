import { expect, test } from 'vitest';
import { readAction } from './action-answer.ts';

test('the result of an action is in the line that the first one names', () => {
  const text = '0:{"a":"$@2","f":"","b":"build"}\n1:"$Sreact.fragment"\n2:{"data":{"id":"x"}}\n';
  expect(readAction(text)).toEqual({ data: { id: 'x' } });
});

test('an answer without a result, as of a redirect or a page, has none', () => {
  expect(readAction('0:{"a":"$@1","f":""}\n1:"$undefined"\n')).toEqual({});
  expect(readAction('<!doctype html><p>0: nothing</p>')).toEqual({});
});
