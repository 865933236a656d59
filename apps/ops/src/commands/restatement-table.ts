import type { RestatedDossier } from '#read-models';

type Standing = NonNullable<RestatedDossier['policies'][number]['to']>;

const ROWS_PER_PAGE = 40;
const HEADER = ['dossier', 'was', 'is', 'under', 'because of'];
/** Causes named of one dossier; the rest is counted. */
const MOST_CAUSES = 4;

/**
 * A slice of a restatement for people: pages of 40 lines under a header, as wide as what they hold. A dossier has a line for
 * each move; the policies that agree on it share it.
 */
export function* restatementPages(slice: readonly RestatedDossier[]): Generator<string> {
  const rows = slice.flatMap(rowsOf);
  for (let first = 0; first < rows.length; first += ROWS_PER_PAGE) {
    yield page([HEADER, ...rows.slice(first, first + ROWS_PER_PAGE)]);
  }
}

function rowsOf({ code, key, policies, events }: RestatedDossier): string[][] {
  const moves = new Map<string, { was: string; is: string; under: string[] }>();
  for (const { policy, from, to } of policies) {
    const [was, is] = movedTexts([from, key.from?.agency ?? null], [to, key.to?.agency ?? null]);
    const move = moves.get(`${was}\n${is}`) ?? { was, is, under: [] };
    move.under.push(policy);
    moves.set(`${was}\n${is}`, move);
  }
  const because = events.slice(0, MOST_CAUSES).map(({ type, position }) => `${type} ${String(position)}`);
  const more = events.length - because.length;
  const causes = [...because, ...(more > 0 ? [`and ${String(more)} more`] : [])].join(', ');
  return [...moves.values()].map(({ was, is, under }) => [code, was, is, under.join(' '), causes]);
}

type Side = [standing: Standing | null, agency: string | null];

/** The agency is told only where it moved. */
function movedTexts(from: Side, to: Side): [string, string] {
  const tells = from[0] !== null && to[0] !== null && from[1] !== to[1];
  const textOf = ([standing, agency]: Side): string =>
    standing === null ? 'not in the period' : `${standingText(standing)}${tells ? ` (${agency ?? 'no agency'})` : ''}`;
  return [textOf(from), textOf(to)];
}

const standingText = ({ class: name, received, waiting, closedBy }: Standing): string =>
  [
    name,
    ...(closedBy === null || closedBy === name ? [] : [closedBy]),
    ...(waiting ? ['waiting'] : []),
    ...(received || name === 'refused' ? [] : ['carried over']),
  ].join(', ');

function page(rows: string[][]): string {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n\n`;
}
