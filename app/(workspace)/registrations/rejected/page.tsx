import type { Metadata } from 'next';
import type { SearchParams } from '../../_records/search-params';
import { RequestList } from '../request-list';

export const metadata: Metadata = { title: 'Rejected' };

export default async function RejectedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <RequestList state="rejected" path="/registrations/rejected" params={await searchParams} />;
}
