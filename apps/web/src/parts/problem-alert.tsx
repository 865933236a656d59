import { Alert, Button } from 'antd';
import { asProblem, faultsOf } from '../api/problem.js';
import { useText } from '../shell/use-text.js';

/** A refusal in words with its code beneath, so that a clerk can say on the phone which one it was. */
export function ProblemAlert({ error, again }: { error: unknown; again?: () => void }) {
  const t = useText();
  const problem = asProblem(error);
  const known = `problem.${problem.code}`;
  const title = t.has(known) ? t(known) : t(problem.status >= 500 ? 'problem.server' : 'problem.refused');
  const allowed = problem.body['allowed'];
  return (
    <Alert
      type={problem.status >= 500 || problem.status === 0 ? 'warning' : 'error'}
      showIcon
      role="alert"
      className="problem"
      title={title}
      description={
        <>
          {Array.isArray(allowed) && <p>{t('problem.allowed', { commands: allowedText(allowed, t) })}</p>}
          <Faults error={problem} />
          <span className="muted">
            {t('problem.code', { code: problem.code })}
            {!t.has(known) && problem.message !== problem.code && ` · ${problem.message}`}
          </span>
        </>
      }
      action={again === undefined ? undefined : <Button onClick={again}>{t('problem.again')}</Button>}
    />
  );
}

function allowedText(allowed: unknown[], t: ReturnType<typeof useText>): string {
  if (allowed.length === 0) return t('problem.nothingAllowed');
  return allowed
    .map((name) => (t.has(`command.${String(name)}`) ? t(`command.${String(name)}`) : String(name)))
    .join(', ');
}

/** What a field is called where dialogs ask for it, else its place in the body. */
function fieldText(pointer: string, t: ReturnType<typeof useText>): string {
  const name = `dossier.field.${pointer.slice(1).replaceAll('/', '.')}`;
  return t.has(name) ? t(name) : pointer;
}

function Faults({ error }: { error: unknown }) {
  const t = useText();
  const faults = faultsOf(error);
  if (faults.length === 0) return null;
  return (
    <ul>
      {faults.map(({ pointer, code, detail }) => (
        <li key={`${pointer} ${code ?? ''} ${detail ?? ''}`}>
          {pointer === '' ? '' : `${fieldText(pointer, t)}: `}
          {code !== undefined && t.has(`fault.${code}`) ? t(`fault.${code}`) : (detail ?? code)}
        </li>
      ))}
    </ul>
  );
}
