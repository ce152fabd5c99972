/** The page of what an environment has reported. */
export const environmentHref = (id: string): string => `/telemetry/environments/${id}`;

/** The environment among those of its customer. */
export const recordHref = (customerId: string, id: string): string =>
  `/customers/${customerId}/environments/${id}`;
