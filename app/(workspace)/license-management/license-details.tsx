import { LocalDate, UtcTime } from '#components/date-time';
import { Notification } from '#components/notification';
import { FormattedNumber } from '#components/number';
import { metricLabels, reactionLabels } from '#lib/contract/vocabulary';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { ExternalLink, MailLink } from './publisher-links';

interface FieldItem {
  label: string;
  value: React.ReactNode;
}

const words = { true: 'Yes', false: 'No' } as const;
const yesNo = (value: boolean) => words[`${value}`];

/** Everything that the license of one module says today. */
export function LicenseDetails({ license }: { license: LicenseRow }) {
  return (
    <div className="flex flex-col gap-5">
      {license.message ? (
        <Notification tone={license.permitted ? 'warning' : 'danger'}>
          {license.message}
          {license.facts.feature_disabled ? <SwitchedOff license={license} /> : null}
        </Notification>
      ) : null}
      <Part title="Status" fields={statusOf(license)} />
      <Part title="Terms" fields={termsOf(license)} />
      <Part title="Versions" fields={versionsOf(license)} />
      <Part title="Whom to contact" fields={contactOf(license)} />
    </div>
  );
}

const SwitchedOff = ({ license: { switchedOffAt, terms } }: { license: LicenseRow }) => (
  <span className="block">
    Switched off since <UtcTime at={switchedOffAt} />, because the feature disable date,{' '}
    <LocalDate iso={terms?.feature_disable_on ?? null} />, has passed.
  </span>
);

function Part({ title, fields }: { title: string; fields: FieldItem[] }) {
  return (
    <section>
      <h3 className="mb-2 border-b border-separator pb-1 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {fields.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="wrap-anywhere">{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const statusOf = (license: LicenseRow): FieldItem[] => [
  { label: 'Product', value: license.product },
  {
    label: 'Code',
    value: (
      <>
        {license.codeLabel} <code className="text-sm text-muted">{license.code}</code>
      </>
    ),
  },
  { label: 'Reaction', value: license.reaction ? reactionLabels[license.reaction] : 'None needed' },
  { label: 'Permitted', value: yesNo(license.permitted) },
  {
    label: 'License Qty',
    value: license.quantity === 'Site' ? 'Site' : <FormattedNumber value={license.quantity} />,
  },
  { label: 'Used licenses', value: <FormattedNumber value={license.used} /> },
  { label: 'License metric', value: metricLabels[license.metric] },
  { label: 'License holder', value: license.licenseHolder },
];

function termsOf({ terms }: LicenseRow): FieldItem[] {
  if (!terms) return [{ label: 'Terms', value: 'None: this product is not licensed here.' }];
  return [
    { label: 'License type', value: terms.license_type },
    { label: 'Enabled', value: yesNo(terms.enabled) },
    { label: 'Site (Module) License', value: yesNo(terms.site_license) },
    { label: 'Start date', value: <LocalDate iso={terms.starts_on} /> },
    { label: 'Expiration date', value: <LocalDate iso={terms.expires_on} /> },
    { label: 'Feature disable date', value: <LocalDate iso={terms.feature_disable_on} /> },
  ];
}

const versionsOf = (license: LicenseRow): FieldItem[] => [
  { label: 'Current version', value: license.currentVersion },
  { label: 'Latest version', value: license.latestVersion },
  { label: 'Entitled version', value: license.entitledVersion },
];

const contactOf = (license: LicenseRow): FieldItem[] => [
  {
    label: 'Support e-mail',
    value: <MailLink address={license.supportEmail} />,
  },
  { label: 'User guide', value: <ExternalLink href={license.userGuideUrl} /> },
  { label: 'Terms and conditions', value: <ExternalLink href={license.termsUrl} /> },
  { label: 'Release notes', value: <ExternalLink href={license.releaseNotesUrl} /> },
];
