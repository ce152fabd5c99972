import { expect, test } from 'vitest';
import { pageOfRows, type RowsShape } from '#lib/lists/in-memory';
import type { Filter } from '#lib/lists/query';

interface Module {
  model: string;
  used: number | null;
  endsOn: string | null;
  seenAt: Date;
  site: boolean;
  version: string;
}

const shape: RowsShape<Module> = {
  sort: 'model',
  columns: {
    model: { type: 'text', value: (row) => row.model },
    used: { type: 'number', optional: true, value: (row) => row.used },
    endsOn: { type: 'date', optional: true, value: (row) => row.endsOn },
    seenAt: { type: 'instant', value: (row) => row.seenAt },
    site: { type: 'flag', value: (row) => row.site },
    version: { type: 'text', value: (row) => row.version, order: (row) => Number(row.version.slice(1)) },
  },
  text: (row) => `${row.model} ${row.version}`,
};

const rows: Module[] = [
  {
    model: 'Ærø',
    used: 3,
    endsOn: '2026-05-01',
    seenAt: new Date('2026-01-01T23:59:59Z'),
    site: true,
    version: 'v10',
  },
  {
    model: 'Beta',
    used: null,
    endsOn: null,
    seenAt: new Date('2026-01-02T00:00:00Z'),
    site: false,
    version: 'v9',
  },
  {
    model: 'beta two',
    used: 12,
    endsOn: '2027-01-01',
    seenAt: new Date('2026-01-03T12:00:00Z'),
    site: false,
    version: 'v100',
  },
];

const found = (...filters: Filter[]) => pageOfRows(shape, rows, { filters }).rows.map((row) => row.version);

test.each<[filter: Filter, versions: string[]]>([
  [{ column: 'model', operator: 'contains', values: ['BETA'] }, ['v9', 'v100']],
  [{ column: 'model', operator: 'equals', values: ['beta'] }, ['v9']],
  [{ column: 'model', operator: 'starts', values: ['ÆR'] }, ['v10']],
  [{ column: 'model', operator: 'any', values: ['ærø', 'Beta'] }, ['v10', 'v9']],
  [{ column: 'used', operator: 'above', values: ['3'] }, ['v100']],
  [{ column: 'used', operator: 'equals', values: ['3'] }, ['v10']],
  [{ column: 'used', operator: 'empty', values: [] }, ['v9']],
  [{ column: 'used', operator: 'filled', values: [] }, ['v10', 'v100']],
  [{ column: 'endsOn', operator: 'before', values: ['2027-01-01'] }, ['v10']],
  [{ column: 'endsOn', operator: 'between', values: ['2026-05-01', '2027-01-01'] }, ['v10', 'v100']],
  [{ column: 'seenAt', operator: 'after', values: ['2026-01-01'] }, ['v9', 'v100']],
  [{ column: 'seenAt', operator: 'before', values: ['2026-01-02'] }, ['v10']],
  [{ column: 'site', operator: 'is', values: ['no'] }, ['v9', 'v100']],
])('rows at hand are filtered as a database filters: %j', (filter, versions) => {
  expect(found(filter)).toEqual(versions);
});

test('what has no value comes last in either direction, and a column may be sorted by more than it shows', () => {
  const by = (sort: string, dir: string) =>
    pageOfRows(shape, rows, { sort, dir }).rows.map((row) => row.version);
  expect(by('used', 'asc')).toEqual(['v10', 'v100', 'v9']);
  expect(by('used', 'desc')).toEqual(['v100', 'v10', 'v9']);
  expect(by('version', 'asc')).toEqual(['v9', 'v10', 'v100']);
});

test('a page is cut out, and all are counted', () => {
  const page = pageOfRows(shape, rows, { page: 2, pageSize: 2 });
  expect(page).toMatchObject({ total: 3, capped: false });
  expect(page.rows).toHaveLength(1);
});

test('what the list cannot answer is refused', () => {
  expect(() => found({ column: 'ghost', operator: 'any', values: ['x'] })).toThrow(/does not know/);
  expect(() => pageOfRows(shape, rows, { sort: 'ghost' })).toThrow(/cannot be sorted/);
  const ids = ['01900000-0000-7000-8000-000000000000'];
  expect(() => pageOfRows(shape, rows, { ids })).toThrow(/cannot be chosen/);
});
