import { classNames } from '#components/class-names';

/** Fields in two columns where there is room, one where there is not. */
export function FieldGrid({ children }: { children: React.ReactNode }) {
  return (
    <div className="@container">
      <div className="field-grid">{children}</div>
    </div>
  );
}

export interface FieldItem {
  label: string;
  /** "—" is shown for nothing. */
  value: React.ReactNode;
  /** Takes both columns. */
  wide?: boolean;
}

/** What a record says, read-only: label and value in pairs. */
export function FieldList({ fields }: { fields: FieldItem[] }) {
  return (
    <div className="@container">
      <dl className="field-grid">
        {fields.map(({ label, value, wide }) => (
          <div key={label} className={classNames('min-w-0', wide && 'field-wide')}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="mt-0.5 wrap-anywhere whitespace-pre-line">{isNothing(value) ? '—' : value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const isNothing = (value: React.ReactNode) => value === null || value === undefined || value === '';
