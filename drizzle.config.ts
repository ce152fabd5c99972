import { defineConfig } from 'drizzle-kit';

// `DIALECT` names the database to generate migrations for; see `npm run db:generate`.
const postgres = process.env.DIALECT === 'postgres';
process.env.DATABASE_URL = postgres ? 'postgres://localhost/unused' : 'file:unused.db';

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './db/schema/*.ts',
  out: postgres ? './db/migrations/postgres' : './db/migrations/sqlite',
});
