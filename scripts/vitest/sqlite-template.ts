import type { TestProject } from 'vitest/node';
import { migrate } from './migrate.ts';
import { removeFolder, temporaryFolder } from './settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with a migrated, empty SQLite database. */
    sqliteTemplate: string;
  }
}

/** Migrates once; each test file starts from a copy. */
export default function setup(project: TestProject): () => void {
  const template = temporaryFolder();
  migrate({ DATA_DIR: template });
  project.provide('sqliteTemplate', template);
  return () => removeFolder(template);
}
