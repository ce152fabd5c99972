import { formatFilter } from '#lib/lists/address';

/** The list of the people of one organization, by its name. */
export const peopleOf = (organization: string | null): string => {
  const filter =
    organization === null
      ? formatFilter({ column: 'organization', operator: 'empty', values: [] })
      : formatFilter({ column: 'organization', operator: 'equals', values: [organization] });
  return `/people?${new URLSearchParams({ filter })}`;
};
