/** How the words and numbers at an axis look. */
export const axisText = { fill: 'var(--muted)', fontSize: 11 };
