import type { ActionResult } from '#components/action-result';
import type { ListColumn, ListPage } from '#lib/lists/query';

/** A column of a grid; plain data, so that a server page can give it. */
export interface Column {
  id: string;
  header: string;
  align?: 'start' | 'center' | 'end';
  /** How the list can be asked for it, see `columnsOf`; a column without it is only shown. */
  list?: ListColumn;
  /** The words for a choice's values, where they are not fit to be read themselves. */
  choiceLabels?: Record<string, string>;
  /** Whether a person may hide it; the column that names the row stays. */
  hideable?: boolean;
  defaultHidden?: boolean;
  /** Names the row: carries its link. The first column unless another says so. */
  primary?: boolean;
  /** Lets long text wrap instead of being cut off. */
  wrap?: boolean;
}

/** A row of a grid: what each column shows, rendered by the page on the server or in the browser. */
export interface Row {
  key: string;
  /** The row's name for screen readers, as in "Contoso". */
  label: string;
  /** Where a click on the row leads. */
  href?: string;
  cells: Record<string, React.ReactNode>;
  /** The record's, so that an action on many rows notices who came first. */
  revision?: number;
}

export type TableData =
  // Whoever has all rows at hand need not say that nothing lies before or after them.
  (Pick<ListPage<Row>, 'rows' | 'total' | 'previous' | 'next'> & { capped?: boolean }) | { error: string };

/** A record that an action is about, as it was when the page was made. */
interface BulkRecord {
  id: string;
  revision?: number;
}

export interface BulkResult {
  /** What was done, as in "3 customer products disabled." */
  message: string;
  /** What `undo` of the action needs to take it back; absent where that cannot be done. */
  undo?: object;
}

/** Something that can be done with all selected records at once; plain data and server actions. */
export interface BulkAction {
  id: string;
  label: string;
  icon?: React.ReactNode;
  danger?: boolean;
  /** Asks first: what happens, and whether it can be undone. The question itself names the records and their number. */
  confirm?: React.ReactNode;
  /** Asks for a date first, and hands it to `run`. What the server has against it, it says of `field`. */
  date?: { field: string; label: string; description?: string };
  /** Why this person cannot do it. */
  unavailable?: string;
  run: (input: { records: BulkRecord[]; date?: string }) => Promise<ActionResult<BulkResult> | undefined>;
  /** Takes back what `run` did; gets what that answered. */
  undo?: (input: { undo: object }) => Promise<ActionResult | undefined>;
}

/** What can be done with selected rows, and what one and many of them are called. */
export interface Bulk {
  one: string;
  many: string;
  actions: BulkAction[];
}

/** What stands above a grid beside its view. */
export interface Tools {
  /** The placeholder of the search box; no box without it. */
  search?: string;
  /** Where the whole filtered list comes as CSV; the list's filters and order are added. */
  exportHref?: string;
  /** Where it comes as JSON Lines, for lists that programs read on. */
  jsonLinesHref?: string;
  /** Makes rows selectable. */
  bulk?: Bulk;
}
