/** What must hold; `npm run bench` fails where it does not. */
export const limits = {
  /** Requests per second of `GET /licenses`, as a share of what the bare server answers. */
  licensesRatio: 0.6,
  /** Resident memory of the server after {@link requestsBeforeMemory} requests, in MiB. */
  memory: 400,
  /** JavaScript at first load, gzip, in kB of 1,000 bytes: of any page, and of lists and the dashboard. */
  anyPage: 300,
  listOrDashboard: 270,
  /** A list's page of a large publisher, against that of one of a hundredth of its size. */
  listRatio: 3,
  /** Rows of a table that a page sends, its head among them: no list sends more than a page. */
  listRows: 101,
  /** A recount of 100,000 users among whom there are 20 security roles, in seconds. */
  recount: 5,
  /** The License View of 200 modules and 100,000 users, against that of 2 modules and 1,000 users. */
  licenseViewRatio: 3,
} as const;

export const requestsBeforeMemory = 50_000;

/** Connections of every measurement; each stands for one environment, with tokens of its own. */
export const connections = 16;

/**
 * Each round measures both servers, one right after the other; ratios are the median of the rounds. Many short rounds
 * rather than few long ones: what else the machine does then comes and goes between them, not within.
 */
export const rounds = 9;
