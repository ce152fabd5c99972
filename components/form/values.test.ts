import { describe, expect, test } from 'vitest';
import { formValues } from '#components/form/values';

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const plain = (data: FormData): unknown => JSON.parse(JSON.stringify(formValues(data)));

describe('what a form holds', () => {
  test('is a value by name; an unticked box is missing', () => {
    expect(plain(form(['name', 'Banking'], ['enabled', 'on']))).toEqual({ name: 'Banking', enabled: 'on' });
  });

  test('is nested where a name has dots', () => {
    expect(plain(form(['terms.type', 'Temp'], ['terms.users', '5']))).toEqual({
      terms: { type: 'Temp', users: '5' },
    });
  });

  test('is a list where a name occurs several times', () => {
    expect(plain(form(['role', 'a'], ['role', 'b']))).toEqual({ role: ['a', 'b'] });
  });

  test('leaves out what the framework put there', () => {
    expect(plain(form(['$ACTION_ID_x', ''], ['name', 'a']))).toEqual({ name: 'a' });
  });

  test('is read at once, however many fields somebody posts', () => {
    const data = form(...Array.from({ length: 15_000 }, (_, each): [string, string] => [`n${each}`, '']));
    const began = performance.now();
    expect(Object.keys(formValues(data))).toHaveLength(15_000);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('reaches no prototype', () => {
    formValues(form(['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes']));
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
