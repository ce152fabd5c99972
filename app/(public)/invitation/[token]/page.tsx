import type { Metadata } from 'next';
import { LinkPage } from '../../_link/link-page';

export const metadata: Metadata = { title: 'Invitation', robots: 'noindex' };

export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  return <LinkPage kind="invitation" token={(await params).token} />;
}
