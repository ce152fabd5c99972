import { changePublisher } from '#lib/audit/change';

/** What the importers of the publisher's records have in common. */
export const publisherImport = { transact: changePublisher, operation: 'Import' } as const;
