import { Download } from 'lucide-react';
import { buttonClass } from '#components/button';
import { UtcTime } from '#components/date-time';
import { LICENSING_PATH, licensingPaths } from '#lib/contract/licensing';
import { PUBLISHER_KEYS_FILE } from '#lib/contract/offline';
import type { PublishedKey } from '#lib/licensing/signing-keys/show';

const words: Record<PublishedKey['state'], string> = {
  next: 'signs from',
  'in use': 'in use since',
  retired: 'retired; signed from',
};

/** What an environment pins before it takes license files, and the thumbprints to compare it by. */
export function PublisherKeys({ keys }: { keys: PublishedKey[] }) {
  return (
    <section aria-labelledby="publisher-keys">
      <div className="mt-5 mb-1 flex flex-wrap items-end justify-between gap-2 border-b border-separator pb-1">
        <h3 id="publisher-keys" className="font-semibold">
          Publisher keys
        </h3>
        <a
          className={buttonClass()}
          href={LICENSING_PATH + licensingPaths.jwks}
          download={PUBLISHER_KEYS_FILE}
        >
          <Download aria-hidden="true" />
          Download publisher keys
        </a>
      </div>
      <p className="max-w-prose text-muted">
        The environment imports them once, and again after a new signing key. Tell its administrator the
        thumbprint by another way than the file, such as by telephone.
      </p>
      <ul className="mt-2 flex flex-col gap-2" aria-label="Thumbprints">
        {keys.map(({ thumbprint, alg, signsFrom, state }) => (
          <li key={thumbprint}>
            <span className="block font-mono wrap-anywhere">{thumbprint}</span>
            <span className="text-sm text-muted">
              {alg}, {words[state]} <UtcTime at={signsFrom} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
