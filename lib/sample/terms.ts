import { day, type Random } from '#lib/sample/random';

/** How a customer product stands today. */
const standings = [
  'running',
  'ending',
  'expired',
  'disabled',
  'not-started',
  'feature-disabled',
  'perpetual',
  'maintenance-lapsed',
  'site',
  'trial',
  'trial-over',
  'managed',
] as const;
export type Standing = (typeof standings)[number];

/** Most licenses run; every standing comes round all the same. */
export const standingOf = (count: number): Standing =>
  count % 2 === 0 ? 'running' : (standings[Math.floor(count / 2) % standings.length] ?? 'running');

/** Terms that stand as `standing` says, as somebody enters them. */
export function termsFor(standing: Standing, featureManaged: boolean, random: Random) {
  const started = -random.int(400, 900);
  const period = random.pick(['Annual', 'Annual', 'Subscription', 'Quarter', 'Month'] as const);
  const left = { Annual: 330, Subscription: 300, Quarter: 85, Month: 28 }[period];
  const running = {
    licenseType: period as string,
    enabled: true,
    startsOn: day(started) as string | null,
    expiresOn: day(random.int(8, left)) as string | null,
    featureDisableOn: null as string | null,
    agreementStartsOn: day(started - random.int(0, 45)),
    siteLicense: false,
    userCount: random.pick([5, 10, 15, 20, 25, 40, 50, 75, 100, 150, 250, 600]) as number | null,
    wbs: `W-${random.int(2000, 2999)}.${random.int(10, 99)}`,
    invoicedAs: random.pick(['Yearly in advance', 'Quarterly', 'Monthly', 'With maintenance']),
    notes: '',
  };
  const over = day(-random.int(3, 120));
  switch (standing) {
    case 'running':
      return running;
    case 'ending':
      return { ...running, expiresOn: day(random.int(0, 6)), notes: 'Renewal offered.' };
    case 'expired':
      return {
        ...running,
        expiresOn: over,
        featureDisableOn: featureManaged ? day(random.int(5, 60)) : null,
        notes: 'Reminded by e-mail.',
      };
    case 'disabled':
      return { ...running, enabled: false, notes: 'Switched off: invoice not paid.' };
    case 'not-started':
      return { ...running, startsOn: day(random.int(5, 40)), expiresOn: day(random.int(370, 400)) };
    case 'feature-disabled':
      return { ...running, expiresOn: day(-150), featureDisableOn: featureManaged ? day(-60) : null };
    case 'perpetual':
      return { ...running, licenseType: 'Perpetual', expiresOn: random.chance(0.5) ? null : day(200) };
    case 'maintenance-lapsed':
      return { ...running, licenseType: 'Perpetual', expiresOn: over, notes: 'Maintenance not renewed.' };
    case 'site':
      return { ...running, siteLicense: true, userCount: null };
    case 'trial':
      return { ...running, licenseType: 'Temp', startsOn: day(-20), expiresOn: day(random.int(4, 25)) };
    case 'trial-over':
      return { ...running, licenseType: 'Temp', startsOn: day(-70), expiresOn: day(-random.int(5, 35)) };
    case 'managed':
      return {
        ...running,
        licenseType: 'Managed services',
        siteLicense: true,
        userCount: null,
        expiresOn: null,
      };
  }
}
export type SampleTerms = ReturnType<typeof termsFor>;
