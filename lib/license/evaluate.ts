import type { LicenseEntry } from '#lib/contract/license-set';
import {
  type LicenseCode,
  type LicenseFact,
  licenseCodeLabels,
  licenseFactLabels,
  type Reaction,
  reactions,
} from '#lib/contract/vocabulary';
import { factsOf, type LicenseFacts, type Usage } from '#lib/license/facts';
import { messageFor } from '#lib/license/message';

export interface StatusIcon {
  icon: 'warning' | 'info';
  /** The same in words, for screen readers. */
  text: string;
}

export interface Evaluation {
  /** All that is true; notifications and reports go by these. */
  facts: LicenseFacts;
  code: LicenseCode;
  /** Every code that applies, in order; `code` is the first. Empty when VALID. */
  codes: LicenseCode[];
  permitted: boolean;
  /** What decided `permitted`: the strictest among `codes`. Null when VALID, of which there is nothing to decide. */
  reaction: Reaction | null;
  /** What there is to say of that which decided, whatever the reaction; null when VALID. */
  message: string | null;
  /** The message if a person is to be prompted with it: to warn, or to say why something is blocked. */
  prompt: string | null;
  /** None, one or both; the warning first. */
  icons: StatusIcon[];
}

interface Rule {
  code: LicenseCode;
  fact: LicenseFact;
  reaction: (license: LicenseEntry) => Reaction;
  /** The publisher's trust makes of it a mere fact, and no code. */
  onlyFactOnTrust?: boolean;
}

interface Decision {
  code: LicenseCode;
  reaction: Reaction | null;
}

const ofLicense = (license: LicenseEntry) => license.reaction;

/** In the order in which the first match becomes the code. */
const rules: readonly Rule[] = [
  { code: 'ENVIRONMENT_INACTIVE', fact: 'environment_inactive', reaction: ofLicense },
  { code: 'NOT_LICENSED', fact: 'not_licensed', reaction: ofLicense },
  // The date on which a feature ends is agreed, so no reaction softens it.
  { code: 'FEATURE_DISABLED', fact: 'feature_disabled', reaction: () => 'block' },
  { code: 'LICENSE_DISABLED', fact: 'disabled', reaction: ofLicense },
  { code: 'NOT_STARTED', fact: 'not_started', reaction: ofLicense },
  { code: 'EXPIRED', fact: 'expired', reaction: ofLicense },
  { code: 'USERS_EXCEEDED', fact: 'exceeded', reaction: ofLicense },
  {
    code: 'USERS_NOT_COUNTED',
    fact: 'not_counted',
    reaction: (license) => license.reaction_not_counted,
    onlyFactOnTrust: true,
  },
  {
    code: 'COUNT_STALE',
    fact: 'count_stale',
    reaction: (license) => license.reaction_count_stale,
    onlyFactOnTrust: true,
  },
];

/**
 * The first match names the code, but the strictest decides. Otherwise a second fault would lift a block: a feature
 * that is switched off would run again once its trusted environment is no longer active.
 */
function strictest(matches: readonly Rule[], license: LicenseEntry): Decision {
  let decision: Decision = { code: 'VALID', reaction: null };
  for (const rule of matches) {
    const reaction = rule.reaction(license);
    if (decision.reaction === null || reactions.indexOf(reaction) > reactions.indexOf(decision.reaction)) {
      decision = { code: rule.code, reaction };
    }
  }
  return decision;
}

function iconsFor(facts: LicenseFacts, codes: readonly LicenseCode[]): StatusIcon[] {
  const icons: StatusIcon[] = [];
  if (codes.length > 0) {
    icons.push({ icon: 'warning', text: codes.map((code) => licenseCodeLabels[code]).join(', ') });
  }
  const informing = (['newer_version', 'maintenance_lapsed'] as const).filter((fact) => facts[fact]);
  if (informing.length > 0) {
    icons.push({ icon: 'info', text: informing.map((fact) => licenseFactLabels[fact]).join(', ') });
  }
  return icons;
}

/**
 * What `license` says on the calendar date `today` (UTC, `YYYY-MM-DD`), given the use. Pure; the environment and
 * the licensing service both go by it.
 */
export function evaluate(license: LicenseEntry, usage: Usage, today: string): Evaluation {
  const facts = factsOf(license, usage, today);
  const matches = rules.filter(
    (rule) => facts[rule.fact] && !(rule.onlyFactOnTrust && rule.reaction(license) === 'trust'),
  );
  const codes = matches.map((rule) => rule.code);
  const { code: decisive, reaction } = strictest(matches, license);
  const message = messageFor(decisive, license, usage);
  return {
    facts,
    code: codes[0] ?? 'VALID',
    codes,
    permitted: reaction !== 'block',
    reaction,
    message,
    prompt: reaction === 'warn' || reaction === 'block' ? message : null,
    icons: iconsFor(facts, codes),
  };
}

/** What stands for a product for which there is nothing: no terms, and a product's default reactions. */
export const unlicensed = (product: string): LicenseEntry => ({
  product,
  product_active: true,
  terms: null,
  feature_managed: false,
  metric: 'reported',
  reaction: 'warn',
  reaction_not_counted: 'trust',
  reaction_count_stale: 'trust',
  latest_version: null,
  entitled_version: null,
  release_notes_url: null,
  terms_url: null,
  user_guide_url: null,
  support_email: null,
});
