import { Download } from 'lucide-react';
import { buttonClass } from '#components/button';
import type { ImportColumn } from '#lib/records/import/columns';
import { MOST_BYTES_TEXT, MOST_ROWS_TEXT } from '#lib/records/import/limits';

interface ColumnGuideProps {
  columns: ImportColumn[];
  template: { name: string; content: string };
}

/** What a file may hold, and a template to begin with. */
export function ColumnGuide({ columns, template }: ColumnGuideProps) {
  return (
    <section aria-labelledby="columns" className="box mt-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="columns" className="text-base font-semibold">
          What the file holds
        </h2>
        <a
          className={buttonClass()}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(template.content)}`}
          download={template.name}
        >
          <Download aria-hidden="true" />
          Download a template
        </a>
      </div>
      <ul className="mt-2 list-disc pl-5 text-muted">
        <li>
          CSV in UTF-8, separated by commas, semicolons or tabs; at most {MOST_ROWS_TEXT} rows and{' '}
          {MOST_BYTES_TEXT}. A list that was exported can be imported again.
        </li>
        <li>
          The first row names the columns, in any order. A column that is not there leaves what is stored as
          it is, and a new record without the value.
        </li>
        <li>An empty cell empties the value. Rows that are not in the file stay as they are.</li>
      </ul>
      <dl className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {columns.map(({ header, about }) => (
          <div key={header} className="contents">
            <dt className="font-semibold max-sm:mt-1">{header}</dt>
            <dd className="text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
