/** A column of a grid; plain data, so that a server page can give it. */
export interface Column {
  id: string;
  header: string;
  align?: 'start' | 'center' | 'end';
  sortable?: boolean;
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
}

export type TableData =
  | {
      rows: Row[];
      /** How many there are in all, over every page. */
      total: number;
      /** There are more than `total`: counting stopped there. */
      capped?: boolean;
    }
  | { error: string };

export type SortDirection = 'asc' | 'desc';

/** What the address says about a grid. */
export interface TableQuery {
  q: string;
  sort: string;
  dir: SortDirection;
  /** From 1. */
  page: number;
  pageSize: number;
  /** The key of the selected row, or `''`. */
  selected: string;
}
