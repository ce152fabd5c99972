import { daysBetween } from '#lib/kernel/calendar';
import { today } from '#lib/kernel/clock';

/** Until a calendar date, in words: `in 12 days`, `today`, `3 days ago`. */
export function daysUntil(date: string): string {
  const days = daysBetween(today(), date);
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days).toLocaleString('en')} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}
