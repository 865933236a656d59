import { PageHead } from '../../parts/page-head.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { LogHead } from './log-head.js';
import { ParkedStreams } from './parked-streams.js';
import { Projections } from './projections.js';

/** Whether the figures follow the log, and whether anybody laid hands on the log. */
export default function SystemPage() {
  const t = useText();
  const { role } = useAccount();
  return (
    <>
      <PageHead title={t('system.title')} />
      <LogHead />
      <Projections />
      {role === 'admin' && <ParkedStreams />}
    </>
  );
}
