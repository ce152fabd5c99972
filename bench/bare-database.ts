import { createHash, randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Environment } from './environments.ts';

export interface BareLicenseSet {
  client_id: string;
  etag: string;
  body: string;
}

/** The bare server's database, with the same settings for speed and safety as the product's. */
export function openBare(file: string): Sqlite.Database {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  return database;
}

const hash = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Makes the database, with the same tokens and the same license sets as the product's environments have. */
export function createBareDatabase(file: string, environments: Environment[]): void {
  const database = openBare(file);
  database.exec(`
    create table license_sets (client_id text primary key, etag text not null, body text not null);
    create table token_pairs (
      id text primary key, client_id text not null, predecessor_id text, state text not null,
      access_hash text not null unique, refresh_hash text not null unique, expires_at integer not null
    );
    create index token_pairs_client on token_pairs (client_id);
    create table validations (id text primary key, client_id text not null, at integer not null, asked text not null);`);
  const addSet = database.prepare('insert into license_sets values (?, ?, ?)');
  const addPair = database.prepare("insert into token_pairs values (?, ?, null, 'current', ?, ?, ?)");
  const tomorrow = Date.now() + 24 * 60 * 60 * 1000;
  for (const { clientId, accessToken, refreshToken, etag, licenseSet } of environments) {
    addSet.run(clientId, etag, licenseSet);
    addPair.run(randomUUID(), clientId, hash(accessToken), hash(refreshToken), tomorrow);
  }
  database.close();
}
