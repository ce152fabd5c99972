interface EmptyStateProps {
  /** What would be here: "No products yet". */
  title: string;
  /** What to do next. */
  children?: React.ReactNode;
  /** The button or link that makes it so. */
  action?: React.ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children ? <p className="max-w-prose text-muted">{children}</p> : null}
      {action ? <div className="mt-1">{action}</div> : null}
    </div>
  );
}
