import { pingDatabase } from '#db/client';

/** Whether this instance can work, which is whether its database answers. */
export const isHealthy = (): Promise<boolean> =>
  pingDatabase().then(
    () => true,
    () => false,
  );
