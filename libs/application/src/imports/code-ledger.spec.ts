import { describe, expect, it } from '@jest/globals';
import { CodeLedger } from './code-ledger.js';

describe('what a run remembers of each code', () => {
  it('survives that its table grows', () => {
    const ledger = new CodeLedger();
    const codes = Array.from({ length: 40_000 }, (_, index) => `000.00.15.H26-25${String(index).padStart(8, '0')}`);
    for (const code of codes) ledger.expect(code);
    for (const code of codes) ledger.expect(code);
    ledger.publish(codes[7] ?? '', 'late');
    ledger.stateDue(codes[8] ?? '');
    for (const code of codes) ledger.compare(code, 'notComparable');
    expect(codes.every((code) => ledger.pass(code, 1) === 1)).toBe(true);
    expect(codes.every((code) => ledger.pass(code, 1) === 0)).toBe(true);
    expect([ledger.publish(codes[7] ?? '', null), ledger.publish(codes[8] ?? '', null)]).toEqual(['late', null]);
    expect([ledger.dueStated(codes[7] ?? ''), ledger.dueStated(codes[8] ?? '')]).toEqual([false, true]);
    expect(ledger.reconciliation.notComparable).toBe(40_000);
  });
  it('counts a dossier once, under its newest comparison; a blank flag gives way, another stays', () => {
    const ledger = new CodeLedger();
    ledger.compare('a', 'blank');
    ledger.compare('a', 'agree');
    expect(ledger.reconciliation).toEqual({ agree: 1, disagree: 0, blank: 0, notComparable: 0 });
    expect([ledger.publish('a', 'blank'), ledger.publish('a', 'onTime'), ledger.publish('a', 'late')]).toEqual([
      'blank',
      'onTime',
      'onTime',
    ]);
  });
});
