import { afterAll } from 'vitest';
import { applyTestSettings, removeFolder } from './settings.ts';

// A unit test has no database: one that opens it fails at this host name.
const dataDir = applyTestSettings({ DATABASE_URL: 'postgres://unit-tests-have-no-database.invalid/none' });

afterAll(() => removeFolder(dataDir));
