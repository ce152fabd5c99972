/** What a person may set for this browser; the first value is the default. */
export const PREFERENCES = [
  { key: 'density', values: ['compact', 'comfortable'] },
  { key: 'rail', values: ['expanded', 'collapsed'] },
] as const;

export type Density = 'compact' | 'comfortable';
