import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  FileTextOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { useText } from '../../shell/use-text.js';
import type { Target } from './scorecards.js';

type Kind = 'met' | 'notMet' | Target['state'];

const ICONS: Record<Kind, typeof CheckCircleOutlined> = {
  met: CheckCircleOutlined,
  notMet: CloseCircleOutlined,
  figure: MinusCircleOutlined,
  outsideYears: ClockCircleOutlined,
  noFigureYet: QuestionCircleOutlined,
  noBase: QuestionCircleOutlined,
  noGoal: MinusCircleOutlined,
  partOnly: MinusCircleOutlined,
  stated: FileTextOutlined,
  statementMissing: QuestionCircleOutlined,
};

/** How a target stands, in a sign and in words. */
export function TargetState({ target: { state, met, metOutsideYears } }: { target: Target }) {
  const t = useText();
  const kind: Kind = met === null ? state : met ? 'met' : 'notMet';
  const Icon = ICONS[kind];
  return (
    <p className={`target-state target-state-${kind}`}>
      <Icon aria-hidden /> {t(`scorecards.state.${kind}`)}
      {metOutsideYears !== null && (
        <span className="muted"> · {t(metOutsideYears ? 'scorecards.wouldMeet' : 'scorecards.wouldMiss')}</span>
      )}
    </p>
  );
}
