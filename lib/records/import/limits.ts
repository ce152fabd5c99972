/** Rows of a file, below its header. All of them are one transaction, which everybody else waits for. */
export const MOST_ROWS = 5000;
/** Bytes of a file: what a page may post, less what the rest of the form takes. */
export const MOST_BYTES = 1_000_000;

export const MOST_ROWS_TEXT = MOST_ROWS.toLocaleString('en');
export const MOST_BYTES_TEXT = '1 MB';
