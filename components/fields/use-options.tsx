'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '#components/action-result';
import { runAction } from '#components/run-action';

export interface LookupOption {
  value: string;
  label: string;
  /** What tells it from others with a similar name. */
  note?: string;
}

export interface Options {
  options: LookupOption[];
  /** There are more than these. */
  more: boolean;
}

export type FindOptions = (query: { q: string }) => Promise<ActionResult<Options> | undefined>;

interface Answer extends Options {
  query: string;
  problem?: string;
}

const PAUSE = 200;
const none: Options = { options: [], more: false };

/** What `find` knows of `query`, asked for once the typing pauses; `first` is known without asking. */
export function useOptions(query: string, find: FindOptions, first: Options) {
  const [answer, setAnswer] = useState<Answer>({ query: '', ...first });
  useEffect(() => {
    if (query === '') return;
    let dropped = false;
    const timer = setTimeout(async () => {
      const { data, serverError } = await runAction(() => find({ q: query }));
      if (!dropped) setAnswer({ query, ...(data ?? none), problem: serverError?.message });
    }, PAUSE);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [query, find]);
  const shown: Answer = query === '' ? { query, ...first } : answer;
  // Until the answer is there, what was found before is not offered: Enter must not take it.
  const searching = shown.query !== query;
  return { ...(searching ? none : shown), problem: searching ? undefined : shown.problem, searching };
}
