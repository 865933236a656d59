import { describe, expect, test } from '@jest/globals';
import { parsePlan } from './parse-plan.js';
import { planDifference, saysTheSame } from './plan-difference.js';
import type { Condition, Goal } from './plan.js';
import { SHIPPED_PLANS } from './shipped-plans.js';

/** Copied by hand from the list of plans and targets the product must show, one line a target. */
const ASKED: Record<string, Record<string, string>> = {
  'hn-27-2022': {
    'on-time': 'log onTimeRate tt01-2020, beside returned: 2022 > 99',
    sipas: 'entered percent: 2022 > 85',
    'par-index-rank': 'entered rank: 2022 top 10',
    'portal-integration': 'entered percent: 2022 >= 50',
    'digitised-results': 'entered count: 2022 >= +20 % on 2021',
    'five-clear': 'statement',
  },
  'hcm-cchc-2019': {
    'on-time-each-field': 'log worstField tt01-2020, beside returned: 2019 > 90',
    'satisfaction-procedures': 'entered percent, else satisfaction: 2019 > 80',
    'satisfaction-education': 'entered percent: 2019 > 80',
    'satisfaction-health': 'entered percent: 2019 > 80',
    'online-procedures': 'entered percent: 2019 >= 30 to 40',
    'received-by-post': 'log channelShare post: 2019 > +0 % on previousYear',
    'returned-by-post': 'log returnedByPost: 2019 > +0 % on previousYear',
  },
  'hn-cchc-2022': {
    'par-index-rank': 'entered rank: 2022 top 10',
    sipas: 'entered percent: 2022 >= 86',
    'papi-rank': 'entered rank: 2022 +5 ranks on 2021',
    'late-named': 'log lateNamed tt01-2020: 2022 >= 100',
    'late-dealt-with': 'statement',
    inspection: 'statement',
    're-inspection': 'statement',
    'unannounced-checks': 'statement',
    'digitisation-plan': 'statement',
    'shared-software': 'statement',
    'interlinked-environment': 'statement',
    'interlinked-construction': 'statement',
    'interlinked-justice': 'statement',
    'interlinked-investment': 'statement',
  },
  'hn-157-2023': {
    'papi-rank': 'entered rank: 2023 +1 ranks on 2022',
    published: 'statement',
    accountability: 'statement',
    'commune-quality': 'log onTimeRate tt01-2020 commune, beside returned commune, satisfaction commune',
  },
  'hn-136-2021': {
    'on-time': 'log onTimeRate tt01-2020, beside returned: 2021-2025 >= 100',
    satisfaction: 'entered percent, else satisfaction: 2021-2024 > 85; 2025 >= 95',
    'papi-rank': 'entered rank: 2021-2025 +5 ranks on previousYear',
    'digitised-results-city': `entered percent, beside digitizedResults province: ${digitised('30')}`,
    'digitised-results-district': `entered percent, beside digitizedResults district: ${digitised('20')}`,
    'digitised-results-commune': `entered percent, beside digitizedResults commune: ${digitised('15')}`,
    'online-filing': 'log channelShare online: 2021-2025 >= 50',
    'electronic-hand-overs': 'log electronicHandOvers: 2021-2025 >= 80',
    'resolved-digitised': 'log digitizedResults, beside digitizedComponents: 2021-2025 >= 100',
    'portal-integration': 'entered percent: 2021-2025 >= 60',
    'level-4-services': 'entered percent: 2021-2025 >= 100',
  },
};

function digitised(first: string): string {
  const later = [2023, 2024, 2025].map((year) => `${String(year)} >= +30 points on previousYear until 100`);
  return [`2021 >= ${first}`, '2022 >= +20 points on previousYear until 100', ...later].join('; ');
}

type Words = Record<string, unknown>;
const measureWords = (measure: object): string => Object.values(measure).join(' ');
const conditionWords = (condition: Condition): string => {
  switch (condition.kind) {
    case 'share':
      return `${condition.operator} ${condition.percent}${condition.upTo === undefined ? '' : ` to ${condition.upTo}`}`;
    case 'rank':
      return `top ${String(condition.atMost)}`;
    case 'rankImproved':
      return `+${String(condition.by)} ranks on ${String(condition.base)}`;
    case 'growth': {
      const { operator, by, as, base, until } = condition;
      const unit = as === 'points' ? 'points' : '%';
      return `${operator} +${by} ${unit} on ${String(base)}${until === undefined ? '' : ` until ${until}`}`;
    }
  }
};
const goalWords = ({ years: { from, to }, condition }: Goal): string =>
  `${String(from)}${from === to ? '' : `-${String(to)}`} ${conditionWords(condition)}`;

describe('the plans the product ships with', () => {
  test('are the five, with every target of theirs', () => {
    const shipped = Object.fromEntries(
      SHIPPED_PLANS.map(({ id, targets }) => {
        const words = targets.map((target): [string, string] => {
          const { kind, unit, measure, beside, goals } = target;
          const own = kind === 'log' ? measureWords(measure ?? {}) : (unit ?? '');
          const standIn = kind === 'entered' && measure !== null ? `, else ${measureWords(measure)}` : '';
          const others = beside.map((one) => measureWords(one).replace('onTimeRate ', '').replace('worstField ', ''));
          const also = others.length === 0 ? '' : `, beside ${others.join(', ')}`;
          const asks = goals.length === 0 ? '' : `: ${goals.map(goalWords).join('; ')}`;
          return [target.id, `${[kind, own].filter(Boolean).join(' ')}${standIn}${also}${asks}`];
        });
        return [id, Object.fromEntries(words) as Words];
      }),
    );
    expect(shipped).toEqual(ASKED);
  });

  test('write shares as clerks do and name the system as its source', () => {
    const texts = SHIPPED_PLANS.flatMap(({ targets }) => targets).flatMap(({ title, note }) => [title, note ?? '']);
    expect(texts.filter((text) => /\d\s+%/.test(text))).toEqual([]);
    const sources = SHIPPED_PLANS.flatMap(({ targets }) => targets.filter(({ kind }) => kind === 'log'));
    expect(new Set(sources.map(({ source }) => source))).toEqual(new Set(['Hệ thống thông tin giải quyết TTHC']));
  });

  test.each(SHIPPED_PLANS)('$id would be accepted as an import of itself, and changes nothing', (plan) => {
    const verdict = parsePlan(JSON.parse(JSON.stringify(plan)), 0);
    expect(verdict).toEqual({ ok: true, plan });
    expect(saysTheSame(plan, plan)).toBe(true);
  });
});

describe('a plan that is handed in', () => {
  const [whole] = SHIPPED_PLANS;
  const problems = (change: (plan: Record<string, never>) => void): string[] => {
    const copy = JSON.parse(JSON.stringify(whole)) as Record<string, never>;
    change(copy);
    const verdict = parsePlan(copy, 1);
    return verdict.ok ? [] : verdict.problems.map(({ pointer }) => pointer);
  };
  type Loose = { targets: Record<string, unknown>[]; [name: string]: unknown };
  const broken = (change: (plan: Loose) => void): string[] =>
    problems((plan) => {
      change(plan as unknown as Loose);
    });
  const first = (plan: Loose): Record<string, unknown> => plan.targets[0] ?? {};

  test.each<[string, (plan: Loose) => void, string[]]>([
    ['no id', (plan) => delete plan['id'], ['/id']],
    ['an id that is no address', (plan) => (plan['id'] = 'HN/27'), ['/id']],
    ['years turned round', (plan) => (plan['years'] = { from: 2023, to: 2022 }), ['/years/to']],
    ['no targets', (plan) => (plan.targets = []), ['/targets']],
    ['a misspelt member', (plan) => (first(plan)['tilte'] = 'x'), ['/targets/0/tilte']],
    ['two targets of one id', (plan) => plan.targets.push({ ...first(plan) }), ['/targets/6/id']],
    ['an unknown kind', (plan) => (first(plan)['kind'] = 'guess'), ['/targets/0/kind']],
    ['a log target without its measure', (plan) => (first(plan)['measure'] = null), ['/targets/0/measure']],
    ['an unknown measure', (plan) => (first(plan)['measure'] = { kind: 'luck' }), ['/targets/0/measure/kind']],
    [
      'a measure without its policy',
      (plan) => (first(plan)['measure'] = { kind: 'onTimeRate' }),
      ['/targets/0/measure/policy'],
    ],
    [
      'a target that is a number with a binary fraction',
      (plan) => {
        const condition = { kind: 'share', operator: '>', percent: 99.1 };
        first(plan)['goals'] = [{ years: { from: 2022, to: 2022 }, condition }];
      },
      ['/targets/0/goals/0/condition/percent'],
    ],
    [
      'two goals for one year',
      (plan) => {
        const condition = { kind: 'share', operator: '>', percent: '99' };
        const years = { from: 2022, to: 2022 };
        first(plan)['goals'] = [
          { years, condition },
          { years, condition },
        ];
      },
      ['/targets/0/goals/1/years'],
    ],
    [
      'a rank asked of a share',
      (plan) => (first(plan)['goals'] = [{ years: { from: 2022, to: 2022 }, condition: { kind: 'rank', atMost: 3 } }]),
      ['/targets/0/goals/0/condition'],
    ],
    ['a statement with a goal', (plan) => (first(plan)['kind'] = 'statement'), ['/targets/0']],
    ['an entered target without a unit', (plan) => (first(plan)['kind'] = 'entered'), ['/targets/0/unit']],
  ])('is refused for %s', (_, change, pointers) => {
    expect(broken(change)).toEqual(pointers);
  });

  test('is refused for everything at once', () => {
    const verdict = parsePlan({ id: '', years: null, targets: [{}], extra: 1 }, 0);
    const pointers = verdict.ok ? [] : verdict.problems.map(({ pointer }) => pointer);
    expect(pointers).toEqual([
      ...['/extra', '/id', '/title', '/issuedBy', '/document', '/years'],
      ...['/targets/0/kind', '/targets/0/id', '/targets/0/title', '/targets/0/source'],
    ]);
    expect(parsePlan(null, 0).ok).toBe(false);
  });

  test('without a version is the next one', () => {
    const verdict = parsePlan({ ...whole, version: undefined }, 4);
    expect(verdict.ok && verdict.plan.version).toBe(5);
  });

  test('says what it changes', () => {
    const before = SHIPPED_PLANS[0];
    if (before === undefined) throw new Error('no plan');
    const [onTime, sipas, ...others] = before.targets;
    if (onTime === undefined || sipas === undefined) throw new Error('no targets');
    const after = {
      ...before,
      title: 'Khác',
      targets: [{ ...onTime, title: 'Khác' }, ...others, { ...sipas, id: 'new' }],
    };
    expect(planDifference(before, after)).toEqual({
      ...{ members: ['title'], added: ['new'], removed: ['sipas'] },
      changed: [{ id: 'on-time', before: onTime, after: { ...onTime, title: 'Khác' } }],
    });
    expect(planDifference(null, before)).toMatchObject({ added: before.targets.map(({ id }) => id), removed: [] });
  });
});
