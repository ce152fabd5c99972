/** `npm run demo`: `npm start` with sample data, in a data folder of its own that may be deleted at any time. */

// Sample data must never reach a database that somebody works with.
delete process.env.DATABASE_URL;
Object.assign(process.env, { DATA_DIR: './data-demo', SAMPLE_DATA: 'on' });

await import('./start.ts');

export {};
