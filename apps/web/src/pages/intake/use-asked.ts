import { useMemo } from 'react';
import type { Procedure, ProcedureComponent } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';

const GENERAL = [
  { code: '01', what: 'form', form: 'original', required: true },
  { code: '02', what: 'identity', form: 'copy', required: false },
  { code: '03', what: 'evidence', form: 'copy', required: false },
] as const;

/** What the chosen procedure asks for; three papers that nearly every one does where the catalogue has no list. */
export function useAsked(procedure: Procedure | undefined): readonly ProcedureComponent[] {
  const t = useText();
  return useMemo(() => {
    if (procedure === undefined) return [];
    if (procedure.components !== undefined && procedure.components.length > 0) return procedure.components;
    return GENERAL.map(({ what, ...rest }) => ({ ...rest, name: t(`intake.component.${what}`), copies: 1 }));
  }, [procedure, t]);
}
