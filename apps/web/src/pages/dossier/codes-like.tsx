import { Link } from '@tanstack/react-router';
import { useCodeMatches } from '../../parts/code-matches.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { nameIn } from '../../worklist/listed-dossier.js';
import '../../worklist/worklist.css';

/** Where to go from a code that no dossier has: to those that have it within theirs, and to the search. */
export function CodesLike({ text }: { text: string }) {
  const t = useText();
  const found = useCodeMatches(text);
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
        <Link to={'/dossiers' as string}>{t('dossier.toSearch')}</Link>
      </p>
    </>
  );
}
