import type { Row, TableData } from '#components/data-table';
import type { ListPage } from '#lib/lists/query';
import type { Loaded } from '../../_server/load';

/** A page of a list as its grid shows it; or why it could not be loaded. */
export const tableData = <T>(list: Loaded<ListPage<T>>, rowOf: (row: T) => Row): TableData =>
  'problem' in list ? { error: list.problem } : { ...list.value, rows: list.value.rows.map(rowOf) };
