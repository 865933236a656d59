import { expect, it } from '@jest/globals';
import { papersOf } from './papers-of-dossier.js';

const paper = (name: string) => ({ code: name, name, required: name !== 'Hợp đồng' });
const received = (...names: string[]) => ({ type: 'DossierReceived', data: { components: names.map(paper) } });

it('what a dossier lacks is what its procedure asks for, less what came at reception or as a supplement', () => {
  const brought = { type: 'SupplementReceived', data: { items: [{ name: 'Giấy chứng sinh' }] } };
  const requested = { type: 'SupplementRequested', data: { items: [{ name: 'Văn bản uỷ quyền' }] } };
  const asked = ['Tờ khai', 'Giấy chứng sinh', 'Văn bản uỷ quyền', 'Hợp đồng'].map(paper);
  expect(papersOf([received('Tờ khai', 'Hộ chiếu'), requested, brought], asked)).toEqual({
    missing: ['Văn bản uỷ quyền'],
    ifAny: ['Hợp đồng'],
    handedIn: ['Tờ khai', 'Hộ chiếu', 'Giấy chứng sinh'],
  });
  expect(papersOf([received('Tờ khai')], [])).toEqual({ missing: [], ifAny: [], handedIn: ['Tờ khai'] });
  expect(papersOf([{ type: 'DossierReceived', data: {} }], asked).missing).toHaveLength(3);
});
