'use client';

import { useRouter } from 'next/navigation';
import { DateField, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { Release } from '#lib/publisher/releases/list';
import { DeleteRecord } from '../../_records/delete-record';
import { addRelease, changeRelease, deleteRelease } from '../actions';

interface ReleaseFormProps {
  productId: string;
  /** The release to change; none to add one. */
  release?: Pick<Release, 'id' | 'revision' | 'version' | 'releasedOn' | 'releaseNotesUrl'>;
  closeHref: string;
  /** Why this person cannot change, or delete, it. */
  unavailable?: { change?: string | undefined; remove?: string | undefined };
}

const schema = () => import('#lib/publisher/releases/schema').then((module) => module.releaseInput);

export function ReleaseForm({ productId, release, closeHref, unavailable }: ReleaseFormProps) {
  const router = useRouter();
  return (
    <div className="flex flex-col gap-6">
      <Form
        label={release ? `Release ${release.version}` : 'Add a release'}
        action={release ? changeRelease : addRelease}
        schema={schema}
        submit={release ? undefined : { label: 'Add release', pending: 'Adding…' }}
        cancel={{ href: closeHref }}
        unavailable={unavailable?.change}
        onSuccess={() => router.push(closeHref, { scroll: false })}
      >
        <input type="hidden" name="productId" value={productId} />
        <RecordKey record={release} />
        <TextField
          name="version"
          label="Version"
          required
          monospace
          defaultValue={release?.version}
          description="Numbers with dots between them, as in 10.0.43.202509291."
        />
        <DateField name="releasedOn" label="Release date" required defaultValue={release?.releasedOn} />
        <TextField
          name="releaseNotesUrl"
          label="Release notes URL"
          type="url"
          defaultValue={release?.releaseNotesUrl}
        />
      </Form>
      {release ? (
        <div>
          <DeleteRecord
            what="release"
            name={release.version}
            consequence="Environments hear no longer of this version. This cannot be undone."
            id={release.id}
            remove={deleteRelease}
            closeHref={closeHref}
            unavailable={unavailable?.remove}
          />
        </div>
      ) : null}
    </div>
  );
}
