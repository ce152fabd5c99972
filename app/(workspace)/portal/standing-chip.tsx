import { StatusChip, type Tone } from '#components/chip';
import type { Standing } from '#lib/publisher/customer-products/standing';

const words: Record<Standing, { tone: Tone; label: string }> = {
  disabled: { tone: 'warning', label: 'Disabled' },
  expired: { tone: 'danger', label: 'Expired' },
  exceeded: { tone: 'warning', label: 'Users exceeded' },
  'not-started': { tone: 'info', label: 'Not started' },
  ending: { tone: 'warning', label: 'Ends soon' },
  'maintenance-lapsed': { tone: 'info', label: 'Maintenance lapsed' },
  valid: { tone: 'success', label: 'Valid' },
};

export const StandingChip = ({ standing }: { standing: Standing }) => (
  <StatusChip tone={words[standing].tone}>{words[standing].label}</StatusChip>
);
