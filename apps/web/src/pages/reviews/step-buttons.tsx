import { Button } from 'antd';
import { useState } from 'react';
import { Keys } from '../../parts/keys.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import type { Review } from './review-data.js';
import { StepDialog } from './step-dialog.js';
import { STEPS, STEP_OF_PART } from './step-fields.js';
import type { StepName } from './step-fields.js';
import { useStep } from './use-step.js';

/** What may be done now, the next step first; only a supervisor does any of it. */
export function StepButtons({ review }: { review: Review }) {
  const { role } = useAccount();
  const [asked, setAsked] = useState<StepName | null>(null);
  const direct = useStep(review.code, () => undefined);
  if (role !== 'supervisor') return null;
  const next = nextOf(review);
  const steps = [...review.availableCommands].sort((a, b) => Number(b === next) - Number(a === next));
  const run = (step: StepName) => () => {
    if (STEPS[step].fields.length > 0) setAsked(step);
    else direct.mutate({ step, version: review.version, body: {} });
  };
  return (
    <>
      <div className="buttons no-print">
        {steps.map((step) => (
          <StepButton key={step} step={step} primary={step === next} run={run(step)} />
        ))}
      </div>
      {direct.error !== null && <ProblemAlert error={direct.error} />}
      {asked !== null && <StepDialog review={review} step={asked} close={() => setAsked(null)} />}
    </>
  );
}

function nextOf({ availableCommands, missing }: Review): StepName | undefined {
  const wanted = missing.map((part) => STEP_OF_PART[part]).find((step) => availableCommands.includes(step));
  return wanted ?? availableCommands.find((step) => step === 'close') ?? availableCommands[0];
}

function StepButton({ step, primary, run }: { step: StepName; primary: boolean; run: () => void }) {
  const t = useText();
  const keys = `c ${STEPS[step].key}`;
  useShortcut({ keys, label: t(`command.${step}`), group: t('reviews.one.title'), run });
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={run}>
      {t(`command.${step}`)} <Keys of={keys} />
    </Button>
  );
}
