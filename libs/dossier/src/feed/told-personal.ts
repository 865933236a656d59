import type { PersonalContent } from '../personal.js';

/** What the log holds of a dossier's personal data in one event. */
export interface StatedPersonal {
  content: PersonalContent;
  /** Else a person or a file recorded it, and no feed says otherwise. */
  byFeed: boolean;
}

/** What of a telling's personal data the log does not hold yet. */
export interface PersonalNews {
  /** Names of the members, for the event's `data`; never a value. */
  members: string[];
  personal: PersonalContent;
}

type Value = readonly [member: string, value: string];

const valuesOf = ({ applicant, abstract, note }: PersonalContent): Value[] => [
  ...Object.entries(applicant ?? {}).flatMap(([member, value]: [string, unknown]): Value[] =>
    typeof value === 'string' ? [[member, value]] : [],
  ),
  ...(abstract === undefined ? [] : [['abstract', abstract] as const]),
  ...(note === undefined ? [] : [['note', note] as const]),
];

/**
 * The members that nobody stated before with this value; null: none. A value that was stated once is old news, whatever
 * came since. Where a person or a file stated the member, the feed's value is kept beside theirs and not put in force.
 */
export function personalNews(given: PersonalContent, stated: readonly StatedPersonal[]): PersonalNews | null {
  const known = new Set(
    stated
      .flatMap(({ content }) => [...valuesOf(content), ...valuesOf(content.proposed ?? {})])
      .map((value) => JSON.stringify(value)),
  );
  const news = valuesOf(given).filter((value) => !known.has(JSON.stringify(value)));
  if (news.length === 0) return null;
  const byPeople = new Set(
    stated.flatMap(({ content, byFeed }) => (byFeed ? [] : valuesOf(content).map(([member]) => member))),
  );
  const isTheirs = ([member]: Value) => member !== 'note' && byPeople.has(member);
  const proposed = news.filter(isTheirs);
  return {
    members: news.map(([member]) => member),
    personal: {
      ...contentOf(news.filter((value) => !isTheirs(value))),
      ...(proposed.length === 0 ? {} : { proposed: contentOf(proposed) }),
    },
  };
}

function contentOf(values: readonly Value[]): PersonalContent {
  const texts = Object.fromEntries(values.filter(([member]) => member === 'abstract' || member === 'note'));
  const applicant = Object.fromEntries(values.filter(([member]) => !(member in texts)));
  return { ...(Object.keys(applicant).length === 0 ? {} : { applicant }), ...texts };
}
