interface RecordKeyProps {
  record: { id: string; revision: number } | undefined;
}

/** Posts which record a form changes, as it was when the page was made; for a new one, nothing. */
export function RecordKey({ record }: RecordKeyProps) {
  if (!record) return null;
  return (
    <>
      <input type="hidden" name="id" value={record.id} />
      <input type="hidden" name="revision" value={record.revision} />
    </>
  );
}
