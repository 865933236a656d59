import { useAgencies } from '../../parts/catalogue.js';
import { useColleagues } from '../../parts/colleagues.js';
import { isHeldByNobody } from '../../parts/state-tag.js';
import { useText } from '../../shell/use-text.js';
import { useTimeline } from './dossier-view.js';
import type { DossierView } from './dossier-view.js';

const ENDING: Record<string, string> = {
  returned: 'ResultReturned',
  withdrawn: 'DossierWithdrawn',
  stopped: 'ProcessingStopped',
  refusedIntake: 'IntakeRefused',
};

/** In whose hands it is: unit and officer; after the end nobody's, and who ended it. */
export function Holder({ dossier: { code, state, facts } }: { dossier: DossierView }) {
  const t = useText();
  const { nameOf } = useAgencies();
  const colleagues = useColleagues();
  const { data = [] } = useTimeline(code);
  const named = (unitId: string | null | undefined, officerId: string | null | undefined): string =>
    [officerId == null ? '' : colleagues.nameOf(officerId), unitId == null ? '' : nameOf(unitId)]
      .filter(Boolean)
      .join(' · ');
  if (!isHeldByNobody(state)) return named(facts.holder?.unitId, facts.holder?.officerId) || '—';
  const end = data.findLast(({ type }) => type === ENDING[state]);
  return (
    <div>
      {t('worklist.endedHolder')}
      {end !== undefined && (
        <div className="muted">
          {t(`event.${end.type}`)}: {named(end.unitId, end.actorId) || '—'}
        </div>
      )}
    </div>
  );
}
