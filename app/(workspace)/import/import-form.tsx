'use client';

import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#components/button';
import { classNames } from '#components/class-names';
import { Notification } from '#components/notification';
import { Progress } from '#components/progress';
import { useHydrated } from '#components/stored';
import { Report } from './report';
import { useImport } from './use-import';

interface ImportFormProps {
  kind: string;
  /** What is imported, as in "Customers". */
  label: string;
  /** Where one finds what was imported. */
  list: { label: string; href: string };
}

/** Choose a file, read its report, import it. */
export function ImportForm({ kind, label, list }: ImportFormProps) {
  const work = useImport(kind);
  const { chosen, report, notice, working } = work;
  return (
    <div className="flex flex-col gap-3">
      <FileField label={`CSV file of ${label.toLowerCase()}`} name={chosen?.name} onChoose={work.choose} />
      {working === 'applying' || (working && !report) ? (
        <Progress label={working === 'checking' ? 'Reading the file…' : 'Importing…'} />
      ) : notice ? (
        <div role={notice.tone === 'success' ? 'status' : 'alert'}>
          <Notification tone={notice.tone} link={notice.tone === 'success' ? list : undefined}>
            {notice.text}
          </Notification>
        </div>
      ) : null}
      {chosen && report ? <Report work={work} report={report} /> : null}
      {chosen && !report && !working ? (
        <div>
          <Button onClick={() => work.look()}>Check again</Button>
        </div>
      ) : null}
    </div>
  );
}

interface FileFieldProps {
  label: string;
  name: string | undefined;
  onChoose: (file: File) => void;
}

/** A file field that files can be dropped on. */
function FileField({ label, name, onChoose }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const hydrated = useHydrated();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
    // The same file, corrected, can be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={classNames(
        'box flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 border-dashed p-4 focus-within:outline-2 focus-within:outline-focus hover:bg-surface-secondary',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <FileUp className="size-5 text-muted" aria-hidden="true" />
      <span className="font-semibold">{label}</span>
      <span className="text-muted wrap-anywhere">{name ?? 'Choose one, or drop it here.'}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        disabled={!hydrated}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}
