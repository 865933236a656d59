import { useText } from '../../shell/use-text.js';

export interface ClockPolicy {
  supplement: 'pause' | 'restart' | '766';
  payment: 'pause' | 'run';
  cutoff?: string | null;
  extensions?: number | null;
}

const EXTENSIONS = 1;

/** How waiting and the hour of reception move the due, in words. */
export function ClockPolicyText({ policy }: { policy: ClockPolicy }) {
  const t = useText();
  const { supplement, payment, cutoff, extensions } = policy;
  return (
    <ul className="plain-list">
      <li>{t(`catalogue.policy.supplement.${supplement}`)}</li>
      <li>{t(`catalogue.policy.payment.${payment}`)}</li>
      <li>{cutoff == null ? t('catalogue.policy.noCutoff') : t('catalogue.policy.cutoff', { cutoff })}</li>
      <li>{t('catalogue.policy.extensions', { times: extensions ?? EXTENSIONS })}</li>
    </ul>
  );
}
