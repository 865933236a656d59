import { describe, expect, it } from '@jest/globals';
import { checklistOf, missingOf, withAnother, withRequired } from './checklist.js';

const paper = (code: string, name: string, required = true) => ({
  code,
  name,
  form: 'copy' as const,
  required,
  copies: 1,
});
const BIRTH = [paper('01', 'Tờ khai'), paper('02', 'Giấy chứng sinh'), paper('03', 'Giấy uỷ quyền', false)];
const MARRIAGE = [paper('01', 'Tờ khai'), paper('02', 'Giấy xác nhận tình trạng hôn nhân')];
const ticked = (list: { code: string; checked: boolean }[]) =>
  list.filter(({ checked }) => checked).map(({ code }) => code);

describe('the checklist of the counter', () => {
  it('begins with nothing ticked: a tick says that the paper lies there', () => {
    expect(ticked(checklistOf(BIRTH))).toEqual([]);
    expect(missingOf(checklistOf(BIRTH)).map(({ code }) => code)).toEqual(['01', '02']);
  });

  it('is the other list after another choice; ticks of papers both ask for and what the clerk added stay', () => {
    const before = withAnother(withRequired(checklistOf(BIRTH), true), 'Hộ chiếu');
    const after = checklistOf(MARRIAGE, before);
    expect(after.map(({ name, checked }) => [name, checked])).toEqual([
      ['Tờ khai', true],
      ['Giấy xác nhận tình trạng hôn nhân', false],
      ['Hộ chiếu', true],
    ]);
    expect(checklistOf(BIRTH, after).map(({ name }) => name)).toContain('Hộ chiếu');
  });

  it('takes one more under a code that is free, and ticks one it has instead of having it twice', () => {
    const odd = [paper('03', 'A'), paper('02', 'B')];
    expect(withAnother(checklistOf(odd), 'C').map(({ code }) => code)).toEqual(['03', '02', '04']);
    expect(ticked(withAnother(checklistOf(odd), 'B'))).toEqual(['02']);
  });

  it('ticks or clears every required one, and leaves the rest', () => {
    const list = withAnother(checklistOf(BIRTH), 'Hộ chiếu');
    expect(ticked(withRequired(list, true))).toEqual(['01', '02', '04']);
    expect(ticked(withRequired(withRequired(list, true), false))).toEqual(['04']);
    expect(missingOf(withRequired(list, true))).toEqual([]);
  });
});
