import { notFound, redirect } from 'next/navigation';
import { firstKind } from './groups';

export default function ImportIndex() {
  const kind = firstKind();
  if (!kind) notFound();
  redirect(`/import/${kind}`);
}
