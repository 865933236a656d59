import { CheckCircleFilled } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Card } from 'antd';
import { DossierCode } from '../../parts/dossier-code.js';
import { useOpened } from '../../parts/hand-out.js';
import { Keys } from '../../parts/keys.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

const HAND_OVER = { step: 'hand-over' };

export interface Received {
  code: string;
  dueAt: string | null;
  warnings: object[];
}

/** What to give to the citizen, and on to the next one. */
export function ReceiptPanel({ received, next }: { received: Received; next: () => void }) {
  const t = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const handOver = () =>
    void navigate({ to: `/dossiers/${encodeURIComponent(received.code)}`, search: HAND_OVER as never });
  useShortcut({ keys: 'c h', label: t('command.hand-over'), group: t('intake.keys'), run: handOver });
  useShortcut({ keys: 'mod+Enter', label: t('intake.done.next'), group: t('intake.keys'), run: next });
  const receipt = (size: string) => `/api/v1/dossiers/${encodeURIComponent(received.code)}/papers/receipt?size=${size}`;
  const opened = useOpened(received.code, true);
  const isDuplicate = received.warnings.some((warning) => JSON.stringify(warning).includes('POSSIBLE_DUPLICATE'));
  return (
    <Card className="receipt" role="status">
      <h2>
        <CheckCircleFilled className="ok" aria-hidden /> {t('intake.done')}
      </h2>
      <p className="receipt-code">
        <DossierCode code={received.code} />
      </p>
      <p>
        {t('intake.promise')}: <strong className="num">{dates.moment(received.dueAt)}</strong>
      </p>
      {isDuplicate && <Alert type="warning" showIcon title={t('intake.duplicate')} />}
      <div className="buttons">
        {['A5', 'A4'].map((size, i) => (
          <Button
            key={size}
            type={i === 0 ? 'primary' : 'default'}
            autoFocus={i === 0}
            href={receipt(size)}
            onClick={() => opened('receipt')}
            target="_blank"
            rel="noopener"
          >
            {t('intake.done.print', { size })}
          </Button>
        ))}
        <Button onClick={handOver}>
          {t('command.hand-over')} <Keys of="c h" />
        </Button>
        <Button onClick={next}>
          {t('intake.done.next')} <Keys of="mod+Enter" />
        </Button>
      </div>
    </Card>
  );
}
