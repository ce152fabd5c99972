/** What no answer may hold, since only the inside of the product knows it: its files, its driver, its statements. */
export const INSIDE =
  /node_modules|\.[cm]?[jt]sx?:\d+|at async |SqliteError|SQLITE_|better-sqlite3|pg_catalog|Failed query|ECONN/;
