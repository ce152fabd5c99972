import { accountLists } from './account-lists';
import { environmentLists } from './environment-lists';
import { publisherLists } from './publisher-lists';
import type { Export } from './query';

/** The lists that can be had as CSV, by their name in the address. */
export const lists: Record<string, Export> = { ...publisherLists, ...environmentLists, ...accountLists };
