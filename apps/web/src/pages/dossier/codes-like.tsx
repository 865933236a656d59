import { Link } from '@tanstack/react-router';
import { useCodeMatches } from '../../parts/code-matches.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { mayBeCode } from '../../parts/typed-terms.js';
import { useText } from '../../shell/use-text.js';
import { nameIn } from '../../worklist/listed-dossier.js';
import '../../worklist/worklist.css';

/** A code's day and number, without the unit: whoever misread it mostly misread that. */
const END = /\d{4,}-\d{3,}$/;

/** Where to go from a code that no dossier has: to those that end as it does, and to the search for it. */
export function CodesLike({ text }: { text: string }) {
  const t = useText();
  const found = useCodeMatches(END.exec(text)?.[0] ?? text);
  const items = found?.items ?? [];
  return (
    <>
      {items.length > 0 && <p>{t('dossier.codesLike')}</p>}
      <ul>
        {items.map(({ code, procedureCode }) => (
          <li key={code}>
            <div className="work-cell">
              <DossierCode code={code} />
              <span className="muted">{nameIn(found?.names.procedures ?? {}, procedureCode)}</span>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link to={'/dossiers' as string} {...(mayBeCode(text) && { search: { q: text } as never })}>
          {t('dossier.toSearch')}
        </Link>
      </p>
    </>
  );
}
