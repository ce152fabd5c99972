interface RecordHeaderProps {
  title: string;
  /** State chips beside the title. */
  chips: React.ReactNode;
  actions: React.ReactNode;
}

/** The head of a record on a page whose own header is of the section that the record belongs to. */
export const RecordHeader = ({ title, chips, actions }: RecordHeaderProps) => (
  <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
    <h2 className="text-lg font-semibold wrap-anywhere">{title}</h2>
    {chips}
    <span className="ms-auto">{actions}</span>
  </div>
);
