import { expect, test } from 'vitest';
import { FIRST_PAGE, pagesAround } from '#components/data-table/pages';

test('pages are reached by the cursors that the list gives', () => {
  const shown = { total: 100, previous: 'p', next: 'n' };
  expect(pagesAround({ page: 3, pageSize: 25 }, shown)).toEqual({
    page: 3,
    last: 4,
    first: FIRST_PAGE,
    previous: { page: '2', before: 'p', after: null },
    next: { page: '4', after: 'n', before: null },
  });
});

test('the page before the second is the first, whatever stands before the cursor', () => {
  const { previous } = pagesAround({ page: 2, pageSize: 25 }, { total: 100, previous: 'p', next: 'n' });
  expect(previous).toEqual(FIRST_PAGE);
});

test('a list that starts over is on its first page', () => {
  const around = pagesAround({ page: 7, pageSize: 25 }, { total: 100, next: 'n' });
  expect(around).toEqual({ page: 1, last: 4, next: { page: '2', after: 'n', before: null } });
});

test('a list that ends with a cursor to what lies before has no next page', () => {
  expect(pagesAround({ page: 2, pageSize: 25 }, { total: 100, previous: 'p' }).next).toBeUndefined();
});

test('a list without cursors pages by number', () => {
  const around = pagesAround({ page: 2, pageSize: 25 }, { total: 60 });
  expect(around.previous).toEqual(FIRST_PAGE);
  expect(around.next).toEqual({ page: '3', after: null, before: null });
  expect(pagesAround({ page: 3, pageSize: 25 }, { total: 60 }).next).toBeUndefined();
  expect(pagesAround({ page: 1, pageSize: 25 }, { total: 0 })).toEqual({ page: 1, last: 1 });
});
