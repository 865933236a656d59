import { Alert } from 'antd';
import { LimitText } from '../../parts/limit-text.js';
import { useProcedures } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { DossierView } from './dossier-view.js';

/** Where nothing else is laid down (DOMAIN 3). */
const MOST_EXTENSIONS = 1;

/** The rule that a command stands under, before anything is typed. */
export function CommandRule({ command, dossier: { facts } }: { command: string; dossier: DossierView }) {
  const t = useText();
  const dates = useDates();
  switch (command) {
    case 'extend-deadline': {
      const most = facts.clockPolicy?.extensions ?? MOST_EXTENSIONS;
      const left = most - (facts.extensions ?? 0);
      const values = { due: dates.moment(facts.dueAt), first: dates.moment(facts.firstPromiseAt), most, left };
      return <Rule title={t('dossier.rule.extend', values)} />;
    }
    case 'receive':
      return <ReceiveRule procedureCode={facts.procedureCode} channel={facts.channel} />;
    case 'refuse-intake':
      return <Rule title={t('dossier.rule.refuse')} />;
    case 'amend-personal':
      return <Rule title={t('dossier.rule.amend')} />;
    case 'request-correction':
      return <Rule title={t('dossier.rule.correct')} />;
    case 'approve-correction':
      return <Rule title={t('dossier.rule.approve')} />;
    default:
      return null;
  }
}

function ReceiveRule({ procedureCode, channel }: { procedureCode: string | null; channel: string | null }) {
  const t = useText();
  const procedure = useProcedures().byCode(procedureCode);
  const limits = (procedure?.limits ?? []).filter(({ caseCode }) => caseCode === null);
  const found = limits.find((one) => one.channel === channel) ?? limits.find((one) => one.channel === null);
  return (
    <Alert
      type="info"
      className="problem"
      title={t('dossier.rule.receive')}
      description={
        <>
          {procedure?.name ?? procedureCode} · <LimitText limit={found?.limit ?? null} />
        </>
      }
    />
  );
}

const Rule = ({ title }: { title: string }) => <Alert type="info" className="problem" title={title} />;
