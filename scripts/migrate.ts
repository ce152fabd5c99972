/** Brings the database that the settings name to the present schema. The server does the same at its start. */
import { migrateDatabase } from '#db/migrate';

await migrateDatabase();
// The connections would keep the process alive.
process.exit(0);
