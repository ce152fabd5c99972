import { expect, test } from 'vitest';
import { createApi } from '#lib/http/app';
import { knownAt } from '#lib/http/routes';

test('every route of the APIs is known with its method, so that a wrong method is told apart from a wrong address', () => {
  const unknown = createApi()
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path: path.replace(/:\w+/g, 'x') }))
    .filter(({ method, path }) => !knownAt(path)?.methods.includes(method));
  expect(unknown).toEqual([]);
});
