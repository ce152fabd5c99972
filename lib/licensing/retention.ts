/** How long what environments tell is kept, in days; housekeeping deletes the rest, and the pages say so. */
export const REPORTS_KEPT_FOR = 400;
export const VALIDATIONS_KEPT_FOR = 90;
