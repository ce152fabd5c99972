'use client';

import { useEffect, useState } from 'react';
import type { RecordSearch, SearchHit } from './types';

const PAUSE = 200;

interface Found {
  query: string;
  hits: SearchHit[];
  failed: boolean;
}

/** The records that match `query`, asked for once the typing pauses; older answers are dropped. */
export function useRecordSearch(query: string, search: RecordSearch | undefined) {
  const [found, setFound] = useState<Found>({ query: '', hits: [], failed: false });
  const wanted = query.trim();
  useEffect(() => {
    if (!search || !wanted) return;
    let dropped = false;
    const timer = setTimeout(async () => {
      const answer = await search(wanted).then(
        (hits) => ({ query: wanted, hits, failed: false }),
        () => ({ query: wanted, hits: [], failed: true }),
      );
      if (!dropped) setFound(answer);
    }, PAUSE);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [wanted, search]);
  const current = found.query === wanted;
  return {
    records: wanted && current ? found.hits : [],
    failed: current && found.failed,
    searching: Boolean(search && wanted) && !current,
  };
}
