import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  PrinterOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { answered, api } from '../../api/client.js';
import type { Answered } from '../../api/client.js';
import { TELLING_PAPERS, useHandOut } from '../../parts/hand-out.js';
import { MessageFailure } from '../../parts/message-failure.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { RetryMessage, mayRetry } from '../../parts/retry-message.js';
import { Waiting } from '../../parts/waiting.js';
import { useAccount, useSession } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { DossierView } from './dossier-view.js';

type Message = Answered<'/api/v1/dossiers/{code}/messages'>['items'][number];

/** Messages change behind this page: a worker hears of an event, and sends. */
const EVERY_MS = 10_000;

/** What the applicant was or is to be told of this dossier, how and when; nothing of where it went. */
export function Told({ dossier: { code, facts } }: { dossier: DossierView }) {
  const t = useText();
  const { account, actingFor } = useSession();
  const own = facts.holder?.officerId === (actingFor?.actorId ?? account.actorId);
  const { data, error, refetch } = useQuery({
    queryKey: ['dossier', code, 'messages'],
    queryFn: () => answered(api.GET('/api/v1/dossiers/{code}/messages', { params: { path: { code } } })),
    refetchInterval: EVERY_MS,
  });
  if (error !== null && data === undefined) return <ProblemAlert error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (data.items.length === 0) return <p className="muted">{t('dossier.told.none')}</p>;
  return (
    <ul className="told">
      {data.items.map((item) => (
        <OneTelling key={item.eventId} code={code} item={item} own={own} />
      ))}
    </ul>
  );
}

function OneTelling({ code, item, own }: { code: string; item: Message; own: boolean }) {
  const t = useText();
  const { role } = useAccount();
  const how = howOf(item);
  const Icon = ICONS[how];
  return (
    <li>
      <div>
        <strong>{t(`messages.kind.${item.kind}`)}</strong>
        <Times item={item} />
      </div>
      <div className={`told-how told-${how}`}>
        <Icon aria-hidden /> {t(`dossier.told.${how}`)}
      </div>
      {(how === 'queued' || how === 'failed') && <GivenOnPaper code={code} item={item} own={own} />}
      {(how === 'failed' || item.failure !== null) && (
        <div className="told-why">
          <MessageFailure of={item} />
          {how === 'failed' && mayRetry(role) && <RetryMessage code={code} eventId={item.eventId} />}
        </div>
      )}
    </li>
  );
}

/** What was printed elsewhere, or opened to be read and then given, is told too. */
function GivenOnPaper({ code, item: { kind, eventId }, own }: { code: string; item: Message; own: boolean }) {
  const t = useText();
  const { role } = useAccount();
  const handOut = useHandOut();
  const paper = TELLING_PAPERS.find((name) => name === kind);
  const may = role === 'clerk' || role === 'supervisor' || (role === 'officer' && own);
  if (paper === undefined || !may) return null;
  return (
    <div className="told-why">
      <Button
        size="small"
        loading={handOut.isPending}
        aria-label={`${t('dossier.told.handOut')}: ${t(`messages.kind.${kind}`)}`}
        onClick={() => handOut.mutate({ code, paper, eventId })}
      >
        {t('dossier.told.handOut')}
      </Button>
    </div>
  );
}

/** When there was something to tell, and when it was told. */
function Times({ item: { state, createdAt, sentAt, attempts } }: { item: Message }) {
  const t = useText();
  const dates = useDates();
  const told = state === 'sent' ? dates.moment(sentAt) : null;
  return (
    <div className="muted num">
      {told === null ? t('dossier.told.since', { at: dates.moment(createdAt) }) : t('dossier.told.at', { at: told })}
      {attempts > 1 && state !== 'sent' && ` · ${t('dossier.told.attempts', { attempts })}`}
    </div>
  );
}

type How = 'printed' | 'sent' | 'failed' | 'queued' | 'withdrawn';
const ICONS: Record<How, typeof PrinterOutlined> = {
  printed: PrinterOutlined,
  sent: CheckCircleOutlined,
  failed: ExclamationCircleFilled,
  queued: ClockCircleOutlined,
  withdrawn: MinusCircleOutlined,
};

const howOf = ({ state, channel }: Message): How =>
  state === 'sent' && channel === 'print' ? 'printed' : (state as Exclude<How, 'printed'>);
