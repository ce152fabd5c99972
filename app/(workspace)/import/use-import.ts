'use client';

import { useState, useTransition } from 'react';
import { runAction } from '#components/run-action';
import type { Outcome } from '#lib/records/import/judge';
import { MOST_BYTES, MOST_BYTES_TEXT } from '#lib/records/import/limits';
import type { ImportReport } from '#lib/records/import/report';
import { apply, check } from './actions';

/** What was chosen, as it was then: a file that is changed on the disk can no longer be read by the browser. */
interface Chosen {
  name: string;
  content: Blob;
}

interface Look {
  page?: number;
  show?: Outcome | undefined;
}

type Working = 'checking' | 'applying';

const TOO_LARGE = `The file is larger than ${MOST_BYTES_TEXT}. Split it into several files.`;
const UNREADABLE = 'The file cannot be read. Choose it again.';
const CHANGED =
  'Nothing was imported: what is stored has changed since the report was made. This is the report as it is now.';

/** A file on its way: chosen, checked, looked at, applied. Nothing is kept on the server in between. */
export function useImport(kind: string) {
  const [chosen, setChosen] = useState<Chosen>();
  const [report, setReport] = useState<ImportReport>();
  const [show, setShow] = useState<Outcome>();
  const [notice, setNotice] = useState<{ tone: 'danger' | 'warning' | 'success'; text: string }>();
  const [working, setWorking] = useState<Working>();
  const [pending, start] = useTransition();

  const post = ({ name, content }: Chosen, more: Record<string, string | undefined>) => {
    const data = new FormData();
    data.set('kind', kind);
    data.set('file', content, name);
    for (const [field, value] of Object.entries(more)) if (value !== undefined) data.set(field, value);
    return data;
  };

  const look = (file: Chosen, { page = 1, show: only }: Look = {}) => {
    setWorking('checking');
    start(async () => {
      const { data, serverError } = await runAction(() =>
        check(post(file, { page: String(page), show: only })),
      );
      setNotice(serverError && { tone: 'danger', text: serverError.message });
      setReport(data);
      setShow(only);
    });
  };

  const choose = async (file: File) => {
    setReport(undefined);
    setNotice(undefined);
    setChosen(undefined);
    if (file.size > MOST_BYTES) return setNotice({ tone: 'danger', text: `${file.name}: ${TOO_LARGE}` });
    try {
      const read = { name: file.name, content: new Blob([await file.arrayBuffer()]) };
      setChosen(read);
      look(read);
    } catch {
      setNotice({ tone: 'danger', text: `${file.name}: ${UNREADABLE}` });
    }
  };

  const importAll = () => {
    if (!chosen || !report || pending) return;
    setWorking('applying');
    start(async () => {
      const { data, serverError } = await runAction(() => apply(post(chosen, { digest: report.digest })));
      if (serverError) return setNotice({ tone: 'danger', text: serverError.message });
      if (!data) return;
      setShow(undefined);
      setReport(data.applied ? undefined : data.report);
      if (data.applied) setChosen(undefined);
      setNotice(data.applied ? { tone: 'success', text: data.message } : { tone: 'warning', text: CHANGED });
    });
  };

  return {
    chosen,
    report,
    show,
    notice,
    working: pending ? working : undefined,
    choose,
    look: (asked?: Look) => chosen && look(chosen, asked),
    importAll,
  };
}
