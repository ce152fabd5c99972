import type { SearchParams } from '../_records/search-params';
import { RequestList } from './request-list';

export default async function WaitingPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <RequestList state="pending" path="/registrations" params={await searchParams} />;
}
