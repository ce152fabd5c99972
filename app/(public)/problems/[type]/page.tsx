import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isProblemName, problems } from '#lib/contract/problem';

type Props = PageProps<'/problems/[type]'>;

const find = async (params: Props['params']) => {
  const { type } = await params;
  return isProblemName(type) ? { type, ...problems[type] } : undefined;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find(params))?.title ?? 'Unknown problem' };
}

/** What the `type` of an API's problem document means (RFC 9457 §3.1.1). */
export default async function ProblemPage({ params }: Props) {
  const problem = await find(params);
  if (!problem) notFound();
  return (
    <>
      <p className="text-sm text-muted">API problem, HTTP status {problem.status}</p>
      <h1 className="mt-1 text-xl font-semibold">{problem.title}</h1>
      <p className="mt-3">{problem.explanation}</p>
      <p className="mt-3 text-sm text-muted">
        A client recognizes it by the member <code>type</code>, which ends in <code>{problem.type}</code>.
      </p>
    </>
  );
}
