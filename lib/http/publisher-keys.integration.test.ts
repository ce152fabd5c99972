import '#lib/http/fixtures/origin';

import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pinPublisherKeys, showKeysFile } from '#lib/environment/offline/pin-keys';
import { readOffline } from '#lib/environment/offline/read';
import { unpinPublisherKey } from '#lib/environment/offline/unpin-key';
import { admin, lastAudit } from '#lib/environment/testing';
import { airGapped, expectRefused, importFile, issue, keysFile, pin } from '#lib/http/fixtures/offline';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { MINUTE, shiftClock } from '#lib/kernel/clock';
import { rotateSigningKey } from '#lib/licensing/signing-keys/rotate';
import { showSigningKeys } from '#lib/licensing/signing-keys/show';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

let listed: Awaited<ReturnType<typeof airGapped>>;

beforeEach(async () => {
  listed = await airGapped();
});

describe('publisher keys', () => {
  test('are pinned by the thumbprints that the publisher shows, and unpinned again', async () => {
    const [published] = await showSigningKeys(admin);
    const file = await keysFile();
    expect(await showKeysFile(admin, { file })).toEqual([
      { thumbprint: published?.thumbprint, alg: published?.alg },
    ]);
    expect((await readOffline(admin)).keys).toEqual([]);
    expect(await pinPublisherKeys(admin, { file })).toEqual({ summary: '1 publisher key pinned.' });
    expect(await lastAudit()).toMatchObject({
      operation: 'Configuration Change',
      details: `Publisher key pinned: ${published?.thumbprint} (RS256).`,
    });
    expect((await readOffline(admin)).keys).toMatchObject([
      { thumbprint: published?.thumbprint, pinnedBy: admin.name },
    ]);
    expect((await pinPublisherKeys(admin, { file })).summary).toBe(
      'All keys of the file were pinned already.',
    );
    await unpinPublisherKey(admin, { thumbprint: published?.thumbprint });
    expect((await readOffline(admin)).keys).toEqual([]);
    await expect(unpinPublisherKey(admin, { thumbprint: published?.thumbprint })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  test('that are new are pinned beside those before, and verify what they sign', async () => {
    await pin();
    const [before] = await showSigningKeys(admin);
    const { kid } = await rotateSigningKey(admin);
    expect(await showSigningKeys(admin)).toMatchObject([
      { thumbprint: kid, state: 'next' },
      { thumbprint: before?.thumbprint, state: 'in use' },
    ]);
    shiftClock(20 * MINUTE);
    const { content } = await issue(listed);
    await expectRefused(content, `key that is not pinned here \\(${kid}\\)`);
    await pin();
    await importFile(content);
    expect((await readOffline(admin)).keys.map((key) => key.thumbprint)).toEqual([before?.thumbprint, kid]);
  });

  const rsa = async (modulusLength: number, more: object | 'private' = {}) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
    const jwk = await exportJWK(more === 'private' ? privateKey : publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    return { ...jwk, kid, use: 'sig', alg: 'RS256', ...(more === 'private' ? {} : more) };
  };

  test.each<[what: string, content: () => unknown, why: string]>([
    ['that hold no JSON', () => 'PK\u0003\u0004', 'does not hold JSON'],
    ['that are a license file', async () => (await issue(listed)).content, 'does not hold JSON'],
    ['that are another JSON file', () => ({ modules: [] }), 'keys: '],
    ['without any key', () => ({ keys: [] }), 'it has no key'],
    ['with a private key', async () => ({ keys: [await rsa(2048, 'private')] }), 'private or secret key'],
    [
      'with a secret',
      () => ({ keys: [{ kty: 'oct', k: 'AAAA', kid: 'a', use: 'sig', alg: 'HS256' }] }),
      'secret',
    ],
    ['for another method', async () => ({ keys: [await rsa(2048, { alg: 'PS256' })] }), 'not for signing'],
    ['for encrypting', async () => ({ keys: [await rsa(2048, { use: 'enc' })] }), 'not for signing'],
    ['under another ID', async () => ({ keys: [await rsa(2048, { kid: 'mine' })] }), 'not its thumbprint'],
    ['that are too short', async () => ({ keys: [await rsa(1024)] }), 'shorter than 2048 bits'],
    ['that cannot be read', async () => ({ keys: [await rsa(2048, { n: 7 })] }), 'cannot be read'],
  ])('%s are refused', async (_what, content, why) => {
    const made = await content();
    const file = typeof made === 'string' ? made : JSON.stringify(made);
    await expect(pinPublisherKeys(admin, { file })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(why),
    });
    expect((await readOffline(admin)).keys).toEqual([]);
  });
});
