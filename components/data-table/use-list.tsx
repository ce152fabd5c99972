'use client';

import type { ListQuery } from '#lib/lists/query';
import type { Column } from './types';
import { type Filtering, useFiltering } from './use-filtering';
import { type Navigation, useNavigation } from './use-navigation';

/** A list that is asked for by the address: what it is asked, and how to ask otherwise. */
export interface ListState {
  query: ListQuery;
  navigation: Navigation;
  filtering: Filtering;
}

const NOTHING: ListQuery = { q: '', filters: [], sort: '', dir: 'asc', page: 1, pageSize: 0 };

/** `list` is absent where all rows are shown, as the page gives them. */
export function useList(columns: Column[], query: ListQuery | undefined) {
  const navigation = useNavigation();
  const filtering = useFiltering(columns, query ?? NOTHING, navigation.go);
  const list: ListState | undefined = query && { query, navigation, filtering };
  return { navigation, list };
}
