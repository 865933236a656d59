import { Link } from '@tanstack/react-router';

/** A dossier's code as the link to its page. */
export function DossierCode({ code }: { code: string }) {
  return (
    <Link to={`/dossiers/${encodeURIComponent(code)}` as string} className="code">
      {code}
    </Link>
  );
}
