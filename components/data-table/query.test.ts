import { describe, expect, test } from 'vitest';
import { readTableQuery } from '#components/data-table/query';

const options = { sortable: ['name', 'used'], sort: 'name' } as const;

describe('the address of a grid', () => {
  test('says nothing: the list as it is by default', () => {
    expect(readTableQuery({}, options)).toEqual({
      q: '',
      sort: 'name',
      dir: 'asc',
      page: 1,
      pageSize: 50,
      selected: '',
    });
  });

  test('is read where it is within bounds', () => {
    const params = { q: 'bank', sort: 'used', dir: 'desc', page: '3', size: '25', selected: 'a' };
    expect(readTableQuery(params, options)).toEqual({
      q: 'bank',
      sort: 'used',
      dir: 'desc',
      page: 3,
      pageSize: 25,
      selected: 'a',
    });
  });

  test('cannot sort by a column that is not offered', () => {
    expect(readTableQuery({ sort: 'password', dir: 'desc' }, options)).toMatchObject({
      sort: 'name',
      dir: 'asc',
    });
  });

  test.each(['0', '-1', '1.5', 'x', '1e9', ''])('has page %j: the first page', (page) => {
    expect(readTableQuery({ page }, options).page).toBe(1);
  });

  test('asks for a page of another size than those offered: the default size', () => {
    expect(readTableQuery({ size: '100000' }, options).pageSize).toBe(50);
  });

  test('says a thing twice, or at great length: the first, cut', () => {
    expect(readTableQuery({ q: ['one', 'two'] }, options).q).toBe('one');
    expect(readTableQuery({ q: 'x'.repeat(5000) }, options).q).toHaveLength(200);
  });
});
