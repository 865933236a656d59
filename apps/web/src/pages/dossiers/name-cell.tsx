/** A name in at most two lines, whole for whoever points at it. */
export const NameCell = ({ name }: { name: string | null }) => (
  <span className="two-lines" title={name ?? ''}>
    {name ?? '—'}
  </span>
);
