import { describe, expect, it } from '@jest/globals';
import { at, iso } from '../testing/at.js';
import { decideTelling } from './decide-telling.js';

const tell = (extensionEventId: string, time: string) => ({
  ...{ extensionEventId, channel: 'print' as const },
  toldAt: at(time),
});

describe('telling an apology (phiếu xin lỗi và hẹn lại)', () => {
  it('is an event of when it was told, of which extension and how', () => {
    expect(decideTelling(tell('first', '2026-03-05 09:00'), [])).toEqual([
      {
        ...{ type: 'ApologyTold', schemaVersion: 1, occurredAt: iso('2026-03-05 09:00'), personal: null },
        data: { extensionEventId: 'first', channel: 'print' },
      },
    ]);
  });

  it('printed again tells nothing new; another extension is told by itself', () => {
    const told = decideTelling(tell('first', '2026-03-05 09:00'), []);
    expect(decideTelling(tell('first', '2026-03-06 09:00'), told)).toEqual([]);
    expect(decideTelling(tell('second', '2026-03-06 09:00'), told)).toHaveLength(1);
  });
});
