const NAMES: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', Enter: 'Enter', Escape: 'Esc' };

/** Keys as caps: `mod+Enter`, `g i`. */
export function Keys({ of }: { of: string }) {
  const caps = of.split(' ').map((chord) =>
    chord
      .split('+')
      .map((key) => NAMES[key] ?? key.toUpperCase())
      .join('+'),
  );
  return (
    <span className="keys">
      {caps.map((cap, i) => (
        <kbd key={`${cap}${String(i)}`}>{cap}</kbd>
      ))}
    </span>
  );
}
