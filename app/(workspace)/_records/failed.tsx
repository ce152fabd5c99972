import { ErrorState } from '#components/error-state';
import { type Crumb, PageHeader } from '#components/page-header';

/** A record that could not be read: what it is, and why. */
export function Failed({ title, crumbs, problem }: { title: string; crumbs?: Crumb[]; problem: string }) {
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      <ErrorState title={`${title} could not be loaded.`}>{problem}</ErrorState>
    </>
  );
}
