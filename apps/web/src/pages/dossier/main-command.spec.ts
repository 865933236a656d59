import { describe, expect, it } from '@jest/globals';
import { ALLOWED } from '../../../../../libs/dossier/src/testing/stories.js';
import type { Story } from '../../../../../libs/dossier/src/testing/stories.js';
import { mayCommand } from '../../session/commands-of-role.js';
import type { Role } from '../../session/session.js';
import { mainCommand } from './main-command.js';
import type { Standing } from './main-command.js';

const main = (role: Role, story: Story, hands: Standing['hands']) => {
  const available = ALLOWED[story];
  return mainCommand({ role, available, theirs: available.filter((name) => mayCommand(role, name)), hands });
};

/** Per state: a clerk; an officer who has it; a supervisor. What a counter would say is next, written down once more. */
const NEXT: Record<Story, [clerk: string | null, officer: string | null, supervisor: string | null]> = {
  none: ['receive', null, 'receive'],
  submitted: ['receive', null, 'receive'],
  refusedIntake: [null, null, null],
  'withdrawn before reception': [null, null, null],
  received: ['hand-over', 'process', 'hand-over'],
  inProcess: [null, 'process', 'hand-over'],
  'in process and extended': [null, 'process', 'hand-over'],
  waitingSupplement: ['receive-supplement', null, 'receive-supplement'],
  'waitingSupplement behind the counter': ['receive-supplement', null, 'receive-supplement'],
  'in process with an expired supplement': ['receive-supplement', 'process', 'hand-over'],
  waitingPayment: ['confirm-payment', null, 'confirm-payment'],
  processed: ['return-result', 'hand-over', 'return-result'],
  'processed on paper': ['return-result', 'digitize-result', 'return-result'],
  returned: ['rate', null, null],
  'returned on paper': ['rate', 'digitize-result', null],
  'returned and rated': [null, null, null],
  withdrawn: [null, null, null],
  stopped: [null, null, null],
  'stopped with a correction asked for': [null, null, 'approve-correction'],
  annulled: [null, null, null],
};
const STATES = Object.keys(NEXT) as Story[];

describe('the button that stands out', () => {
  it.each(STATES)('when %s', (story) => {
    const atCounter = story === 'received' ? 'unit' : 'others';
    expect([
      main('clerk', story, atCounter),
      main('officer', story, 'own'),
      main('supervisor', story, 'others'),
    ]).toEqual(NEXT[story]);
  });

  it('is one that this person may do now, whoever holds it', () => {
    for (const role of ['clerk', 'officer', 'supervisor', 'inspector', 'admin'] as const) {
      for (const story of STATES) {
        for (const hands of ['own', 'unit', 'others'] as const) {
          const found = main(role, story, hands);
          const may = found === null || (ALLOWED[story].some((name) => name === found) && mayCommand(role, found));
          expect([role, story, hands, found, may]).toEqual([role, story, hands, found, true]);
        }
      }
    }
  });

  it('depends on whose it is', () => {
    const hands = ['own', 'unit', 'others'] as const;
    expect(hands.map((one) => main('officer', 'inProcess', one))).toEqual(['process', 'hand-over', null]);
    expect(hands.map((one) => main('supervisor', 'inProcess', one))).toEqual(['process', 'hand-over', 'hand-over']);
    expect(hands.map((one) => main('clerk', 'inProcess', one))).toEqual(['hand-over', 'hand-over', null]);
  });

  it('is none for those who only look', () => {
    expect(STATES.flatMap((story) => [main('inspector', story, 'unit'), main('admin', story, 'unit')])).toEqual(
      STATES.flatMap(() => [null, null]),
    );
  });
});
