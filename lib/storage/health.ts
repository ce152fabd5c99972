import { databaseAnswers, databaseWrites } from '#db/health';

/** Whether the database can be read, which all pages need. */
export const isReadable = (): Promise<boolean> =>
  databaseAnswers().then(
    () => true,
    () => false,
  );

/** Whether this instance can do its work: its database can be read, and takes writes as far as anybody has tried. */
export const isHealthy = async (): Promise<boolean> => (await isReadable()) && (await databaseWrites());
