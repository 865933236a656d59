import type { ProcedureComponent } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';

/** The papers a procedure asks for, in the order in which the counter goes through them. */
export function ProcedurePapers({ of: papers }: { of: readonly ProcedureComponent[] }) {
  const t = useText();
  if (papers.length === 0) return <p className="muted">{t('catalogue.components.none')}</p>;
  return (
    <ul className="procedure-papers">
      {papers.map(({ code, name, form, copies, required }) => (
        <li key={code}>
          <span className="code">{code}</span> {name}{' '}
          <span className="muted">
            ({[t(`component.form.${form}`), t('component.copies', { copies })].join(', ')}
            {required ? '' : `, ${t('component.ifAny')}`})
          </span>
        </li>
      ))}
    </ul>
  );
}
