import { redirect } from 'next/navigation';

/** A module's own address; it is shown beside the list. */
export default async function ModulePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  redirect(`/modules?${new URLSearchParams({ selected: id })}`);
}
