import '#lib/http/fixtures/origin';

import { createHmac } from 'node:crypto';
import { base64url, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listLicenses } from '#lib/environment/license-view/list';
import { pinPublisherKeys } from '#lib/environment/offline/pin-keys';
import { unpinPublisherKey } from '#lib/environment/offline/unpin-key';
import { admin, auditLog, unpinAll } from '#lib/environment/testing';
import {
  airGapped,
  expectRefused,
  importFile,
  issue,
  keysFile,
  pin,
  stranger,
} from '#lib/http/fixtures/offline';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, HOUR, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';
import { showSigningKeys } from '#lib/licensing/signing-keys/show';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

let listed: Awaited<ReturnType<typeof airGapped>>;

const headerless = (jws: string) => jws.split('.').slice(1).join('.');
const withHeader = (jws: string, header: object) =>
  `${base64url.encode(JSON.stringify(header))}.${headerless(jws)}`;
const claimsOf = (jws: string): JWTPayload =>
  JSON.parse(new TextDecoder().decode(base64url.decode(jws.split('.')[1] ?? '')));

describe('a license file is refused, with its reason in the audit log, and nothing changes, when it', () => {
  let good: string;

  beforeEach(async () => {
    listed = await airGapped();
    await pin();
    good = (await issue(listed)).content;
    await importFile(good);
  });

  test.each([
    ['is cut off in its signature', (jws: string) => jws.slice(0, -20), 'cut off or altered'],
    ['is cut off in its claims', (jws: string) => jws.slice(0, 400), 'cut off or altered'],
    ['is cut off in its header', (jws: string) => jws.slice(0, 20), 'cut off or altered'],
    ['has its claims altered', (jws: string) => jws.replace(/\.(.{60})./, '.$1A'), 'cut off or altered'],
    ['is a picture', () => '\u0089PNG\r\n\u001a\n…', 'not a license file'],
    ['is another JSON file', () => '{"keys": []}', 'not a license file'],
    ['has no readable header', () => 'aaaa.bbbb.cccc', 'not a license file'],
    [
      'is not signed at all',
      (jws: string) =>
        `${withHeader(jws, { alg: 'none', typ: 'license+jwt' }).split('.').slice(0, 2).join('.')}.`,
      'method that is not accepted \\(none\\)',
    ],
  ])('%s', async (_what, alter, why) => expectRefused(alter(good), why));

  test('is signed with the public key as if it were a secret', async () => {
    const [key] = await showSigningKeys(admin);
    const signed = withHeader(good, { alg: 'HS256', kid: key?.thumbprint, typ: 'license+jwt' })
      .split('.')
      .slice(0, 2)
      .join('.');
    const mac = createHmac('sha256', await keysFile())
      .update(signed)
      .digest('base64url');
    await expectRefused(`${signed}.${mac}`, 'method that is not accepted \\(HS256\\)');
  });

  test('is signed by an unknown key, also where that claims to be the known one', async () => {
    const other = await stranger();
    const [key] = await showSigningKeys(admin);
    await expectRefused(await other.sign(claimsOf(good)), `key that is not pinned here \\(${other.kid}\\)`);
    await expectRefused(
      await other.sign(claimsOf(good), { kid: key?.thumbprint }),
      'signature of the license file is not good',
    );
  });

  test('is signed with a key that is pinned no more, or when none is', async () => {
    const [key] = await showSigningKeys(admin);
    await pinPublisherKeys(admin, { file: (await stranger()).file });
    await unpinPublisherKey(admin, { thumbprint: key?.thumbprint });
    await expectRefused(good, 'key that is not pinned here');
    await unpinAll();
    await expectRefused(good, 'No publisher key is pinned here');
  });

  test('is for another environment, or another tenant', async () => {
    const elsewhere = await seed.addEnvironment({ customerId: listed.customerId });
    await expectRefused((await issue(elsewhere)).content, 'for another environment');
    const moved = await seed.addEnvironment({
      customerId: listed.customerId,
      serialNumber: listed.serialNumber,
    });
    await expectRefused((await issue(moved)).content, 'for another tenant');
  });

  test('is something else that the publisher signed', async () => {
    const other = await stranger();
    await pinPublisherKeys(admin, { file: other.file });
    const claims = claimsOf(good);
    await expectRefused(
      await other.sign(claims, { typ: 'license-validation+jwt' }),
      'signed, but it is not a license file',
    );
    await expectRefused(await other.sign({ ...claims, aud: 'a client' }), 'for another environment');
    await expectRefused(await other.sign({ ...claims, exp: undefined }), 'lacks what it must say \\(exp\\)');
    const [license] = claims.licenses as object[];
    await expectRefused(
      await other.sign({ ...claims, licenses: [{ ...license, terms: { user_count: -1 } }] }),
      'malformed answer \\(licenses\\.0\\.terms',
    );
    await expectRefused(
      await other.sign({ ...claims, licenses: [license, license] }),
      'names a product twice',
    );
  });

  test('has expired, is older than the licenses in force, or from the future', async () => {
    shiftClock(HOUR);
    const newer = (await issue(listed)).content;
    shiftClock(0);
    await expectRefused(newer, 'from the future');
    shiftClock(HOUR);
    await importFile(newer);
    await expectRefused(good, 'older .* than the licenses in force');
    shiftClock(40 * DAY);
    await expectRefused(newer, 'has expired');
  });

  test('would be good by a clock that was set back', async () => {
    const short = (await issue(listed, 2)).content;
    shiftClock(10 * DAY);
    await expectRefused(short, 'has expired');
    await importFile((await issue(listed, 30)).content);
    shiftClock(DAY);
    await expectRefused(short, 'clock of this machine stands before the last license check');
    expect((await listLicenses(admin)).clockSetBack).toBe(true);
    expect((await auditLog()).map((entry) => entry.operation)).toContain('Clock Set Back');
    shiftClock(10 * DAY + HOUR);
    expect((await listLicenses(admin)).clockSetBack).toBe(false);
    await importFile((await issue(listed, 30)).content);
  });
});
