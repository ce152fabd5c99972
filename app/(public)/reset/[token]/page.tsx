import type { Metadata } from 'next';
import { LinkPage } from '../../_link/link-page';

export const metadata: Metadata = { title: 'New password', robots: 'noindex' };

export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  return <LinkPage kind="reset" token={(await params).token} />;
}
