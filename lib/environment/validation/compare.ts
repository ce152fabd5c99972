import { licenseCodeLabels, licenseFactLabels, licenseFacts } from '#lib/contract/vocabulary';
import type { Validity } from '#lib/license/validation';
import { counted, someNames } from '#lib/records/some-of';

/** What the service says otherwise than the license in force, in words; nothing where both agree. Pure. */
export function differenceOf(here: Validity, there: Validity): string | undefined {
  const parts = [change(here.expires_on, there.expires_on, 'Expiration date ')];
  if (here.code !== there.code) {
    parts.unshift(change(licenseCodeLabels[here.code], licenseCodeLabels[there.code]));
  } else {
    parts.push(change(here.reaction, there.reaction, 'Reaction '), changedFacts(here, there));
  }
  const said = parts.filter((part) => part !== undefined);
  return said.length > 0 ? said.join(', ') : undefined;
}

const change = (before: string | null, after: string | null, label = '') =>
  before === after ? undefined : `${label}${before ?? 'none'} → ${after ?? 'none'}`;

function changedFacts(here: Validity, there: Validity): string | undefined {
  const changed = licenseFacts
    .filter((fact) => here.facts[fact] !== there.facts[fact])
    .map((fact) => `${there.facts[fact] ? 'now' : 'no longer'} “${licenseFactLabels[fact]}”`);
  return changed.length > 0 ? changed.join(', ') : undefined;
}

const MOST_NAMED = 10;

/** Such as `12 modules validated, 1 differs: Payroll (Valid → Expired).` */
export function summarizeValidation(validated: number, differing: readonly string[]): string {
  if (validated === 0) return 'No modules are installed: there was nothing to validate.';
  const head = `${counted(validated, 'module')} validated`;
  if (differing.length === 0) return `${head}, all as the licenses in force say.`;
  const verb = differing.length === 1 ? 'differs' : 'differ';
  return `${head}, ${differing.length.toLocaleString('en')} ${verb}: ${someNames(differing, MOST_NAMED)}.`;
}
