import { cpSync } from 'node:fs';
import { afterAll, inject } from 'vitest';
import { applyTestSettings, removeFolder } from './settings.ts';

const dataDir = applyTestSettings();
cpSync(inject('sqliteTemplate'), dataDir, { recursive: true });

afterAll(() => removeFolder(dataDir));
