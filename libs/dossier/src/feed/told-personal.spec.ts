import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonalContent } from '../personal.js';
import { unknownDossier } from '../state.js';
import { RECEIVED, shown, take } from '../testing/feeding.js';
import type { StatedPersonal } from './told-personal.js';
import { personalNews } from './told-personal.js';

const name = { applicant: { name: 'Nguyễn Thị Mẫu' } };
const phone = { applicant: { phone: '0912345678' } };
const byFeed = (content: PersonalContent): StatedPersonal => ({ content, byFeed: true });
const byPeople = (content: PersonalContent): StatedPersonal => ({ content, byFeed: false });

describe('what of a person is news', () => {
  it.each<[string, PersonalContent, StatedPersonal[], ReturnType<typeof personalNews>]>([
    ['nothing that is known', name, [byFeed(name)], null],
    [
      'what is missing alone',
      { applicant: { ...name.applicant, ...phone.applicant } },
      [byFeed(name)],
      { members: ['phone'], personal: phone },
    ],
    [
      'another value',
      { abstract: 'b' },
      [byFeed({ abstract: 'a' })],
      { members: ['abstract'], personal: { abstract: 'b' } },
    ],
    ['no value that was there before', { abstract: 'a' }, [byFeed({ abstract: 'a' }), byFeed({ abstract: 'b' })], null],
    [
      'beside what a person stated, not in its place',
      phone,
      [byPeople({ applicant: { phone: '1' } })],
      { members: ['phone'], personal: { proposed: phone } },
    ],
    [
      'not again what stands beside',
      phone,
      [byPeople({ applicant: { phone: '1' } }), byFeed({ proposed: phone })],
      null,
    ],
    [
      'a note beside any other',
      { note: 'n' },
      [byPeople({ note: 'm' })],
      { members: ['note'], personal: { note: 'n' } },
    ],
  ])('%s', (_, given, stated, news) => {
    expect(personalNews(given, stated)).toEqual(news);
  });
});

describe('a snapshot’s personal data', () => {
  it('that comes only later is amended, and names no value in the clear', () => {
    const { state } = take(unknownDossier('A'), [shown({ personal: name })]);
    const { events, verdicts } = take(state, [shown({ personal: { ...name, abstract: 'riêng' } })], {
      personal: [byFeed(name)],
    });
    expect(verdicts).toMatchObject([{ verdict: 'accepted' }]);
    expect(events).toMatchObject([
      { type: 'PersonalDataAmended', data: { members: ['abstract'] }, personal: { abstract: 'riêng' } },
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('riêng');
  });

  it.each([
    { status: 1 as const, submittedAt: RECEIVED },
    { status: 3 as const, refusedAt: RECEIVED },
  ])('is amended of a dossier that was not received: %j', (told) => {
    const { state } = take(unknownDossier('A'), [shown(told)]);
    expect(take(state, [shown({ ...told, personal: name })]).events).toMatchObject([{ type: 'PersonalDataAmended' }]);
  });

  it('is not written again once the person was erased, nor from a snapshot of which nothing is taken', () => {
    const { state } = take(unknownDossier('A'), [shown({ personal: name })]);
    expect(take(state, [shown({ personal: phone })], { personal: null }).events).toEqual([]);
    expect(take(state, [shown({ personal: phone, receivedAt: RECEIVED + 1 })]).events).toEqual([]);
  });

  it('is kept whole and once, whatever the order and however it is divided', () => {
    const texts = fc.option(fc.constantFrom('a', 'b'), { nil: undefined });
    const person = fc
      .record({ name: texts, phone: texts, email: texts })
      .map((applicant) => ({ applicant }) as PersonalContent);
    const orders = fc
      .array(person, { minLength: 1, maxLength: 5 })
      .chain((people) =>
        fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length }), fc.nat({ max: 5 })),
      );
    fc.assert(
      fc.property(orders, ([people, other, cut]) => {
        const all = new Set(
          people.flatMap(({ applicant }) =>
            Object.entries(applicant ?? {})
              .filter(([, text]) => text !== undefined)
              .map(String),
          ),
        );
        expect(kept([people])).toEqual([...all].sort());
        expect(kept([other.slice(0, cut), other.slice(cut)])).toEqual([...all].sort());
      }),
      { numRuns: 100 },
    );
  });
});

/** Everything that stands in the log of people, as often as it stands there. */
function kept(messages: readonly (readonly PersonalContent[])[]): string[] {
  const stated: StatedPersonal[] = [];
  let state = take(unknownDossier('A'), []).state;
  for (const people of messages) {
    const { events, ...after } = take(
      state,
      people.map((personal) => shown({ personal })),
      { personal: [...stated] },
    );
    state = after.state;
    for (const { personal } of events) if (personal !== null) stated.push(byFeed(personal));
  }
  return stated
    .flatMap(({ content }) =>
      Object.entries(content.applicant ?? {})
        .filter(([, text]) => text !== undefined)
        .map(String),
    )
    .sort();
}
