'use client';

import { useState, useTransition } from 'react';
import { Button } from '#components/button';
import { Dialog } from '#components/dialog';
import { FileField } from '#components/fields';
import { Form } from '#components/form';
import { Notification } from '#components/notification';
import { runAction } from '#components/run-action';
import { showToast } from '#components/toast';
import { useAddressDialog } from '#components/use-address-dialog';
import { pinKeys, showKeys } from './actions';

interface Offered {
  keys: { thumbprint: string; alg: string }[];
  /** The file that they are from, as it was when they were shown. */
  file: string;
}

/** Chooses a file of publisher keys, shows their thumbprints, and pins them once they were compared. */
export function PublisherKeysDialog({ closeHref }: { closeHref: string }) {
  const { open, close } = useAddressDialog(closeHref);
  const [offered, setOffered] = useState<Offered>();
  return (
    <Dialog title="Import publisher keys" open={open} onOpenChange={close} sticky>
      {offered ? (
        <Compare offered={offered} onDone={close} onBack={() => setOffered(undefined)} />
      ) : (
        <Form
          action={showKeys}
          submit={{ label: 'Show thumbprints', pending: 'Reading the file…' }}
          cancel={{ onPress: close }}
          onSuccess={setOffered}
          schema={() => import('#lib/contract/chosen-file').then((module) => module.fileForm)}
        >
          <FileField
            name="file"
            label="Publisher keys"
            accept=".json,application/json"
            required
            description="The publisher downloads it (publisher-keys.json) on the page of this environment. Nothing is pinned before you have compared the thumbprints."
          />
        </Form>
      )}
    </Dialog>
  );
}

interface CompareProps {
  offered: Offered;
  onDone: () => void;
  onBack: () => void;
}

function Compare({ offered: { keys, file }, onDone, onBack }: CompareProps) {
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string>();
  const pin = () =>
    start(async () => {
      const { data, serverError } = await runAction(() => pinKeys({ file }));
      if (!data) return setProblem(serverError?.message);
      showToast(data.message);
      onDone();
    });
  return (
    <div className="flex flex-col gap-4">
      {problem ? (
        <div role="alert">
          <Notification tone="danger">{problem}</Notification>
        </div>
      ) : null}
      <p>
        Compare {keys.length === 1 ? 'this thumbprint' : 'these thumbprints'} with what the publisher tells
        you by another way, such as by telephone. Whoever has the private key can issue license files for this
        environment.
      </p>
      <ul className="flex flex-col gap-2" aria-label="Keys of the file">
        {keys.map(({ thumbprint, alg }) => (
          <li key={thumbprint} className="rounded-md bg-surface-secondary px-3 py-2">
            <span className="block font-mono wrap-anywhere">{thumbprint}</span>
            <span className="text-sm text-muted">{alg}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" pending={pending} onClick={pin}>
          {pending ? 'Pinning…' : `Pin ${keys.length === 1 ? 'this key' : `these ${keys.length} keys`}`}
        </Button>
        <Button look="ghost" onClick={onBack}>
          Choose another file
        </Button>
      </div>
    </div>
  );
}
