import { expect, it } from '@jest/globals';
import { CaseListError, caseListResultLine, findCaseColumns, parseCaseListMapping } from '#exchange';
import type { CaseListProblem } from '#dossier';
import { refusalOf } from './import-refusal.js';
import { withoutCells } from './row-verdicts.js';

const rejected = (problem: CaseListProblem, code = 'HS-1') =>
  withoutCells({ row: 7, code, verdict: 'rejected', problems: [problem] });
const NAME = 'Nguyễn Thị Bí Mật';

it('keeps nothing that stood in a cell but the code, and of a shifted row not even that', () => {
  expect(rejected({ code: 'TIME.UNREADABLE', field: 'dueAt', given: NAME })).toEqual({
    ...{ row: 7, code: 'HS-1', verdict: 'rejected' },
    problems: [{ code: 'TIME.UNREADABLE', field: 'dueAt' }],
  });
  for (const code of ['COLUMNS.COUNT', 'QUOTE.STRAY', 'CODE.INVALID', 'TEXT.NUL'] as const) {
    expect(JSON.stringify(rejected({ code, field: null, given: NAME }, NAME))).not.toContain(NAME);
  }
});

it('shows both instants of a contradiction, and where a file may have been cut', () => {
  const conflict = { code: 'CONFLICT', field: 'receivedAt', given: 'a', recorded: 'b' } as const;
  expect(rejected(conflict).problems).toEqual([conflict]);
  const cut = rejected({ code: 'TIME.UNREADABLE', field: 'dueAt', given: '02/0', atEnd: true });
  expect(cut.problems).toEqual([{ code: 'TIME.UNREADABLE', field: 'dueAt', atEnd: true }]);
  expect(caseListResultLine(cut)).toMatch(/^7,HS-1,không nhận,TIME\.UNREADABLE,.*có thể đã bị cắt ở đây"?\n$/);
});

it('says which column a mapping looks for in vain, and not what stands in the first row instead', () => {
  const mapping = parseCaseListMapping('{"columns": {"code": "Mã", "receivedAt": "Ngày"}}');
  const thrown = (): unknown => {
    try {
      return findCaseColumns(['Mã', NAME, `${NAME}: columns.y`], mapping);
    } catch (error) {
      return error;
    }
  };
  const refusal = refusalOf(thrown());
  expect(refusal?.code).toBe('HEADER.COLUMN_MISSING');
  expect(refusal?.message).toBe('the file has no such column: columns.receivedAt names "Ngày"');
  expect(refusalOf(new CaseListError('FILE.EMPTY', 'the file is empty'))?.message).toBe('the file is empty');
  expect(refusalOf(new Error('of nobody’s making'))).toBeNull();
});
