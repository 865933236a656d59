import { expect, it } from '@jest/globals';
import type { AgencyDefinition, Catalogue, DossierState } from '#dossier';
import { answerableHead, postOf } from './answerable-head.js';
import type { DossierMatter } from './dossier-matter.js';

it.each([
  ['Ủy ban nhân dân Phường Láng', 'Chủ tịch UBND Phường Láng'],
  ['Phường Một', 'Chủ tịch UBND Phường Một'],
  ['Sở Tư pháp', 'Giám đốc Sở Tư pháp'],
  ['Công an Thành phố Hà Nội', 'Giám đốc Công an Thành phố Hà Nội'],
  ['Công an Phường Láng', 'Trưởng Công an Phường Láng'],
  ['Chi nhánh Văn phòng Đăng ký đất đai số 1', 'Giám đốc Chi nhánh Văn phòng Đăng ký đất đai số 1'],
  ['Văn phòng Đăng ký đất đai Hà Nội', 'Giám đốc Văn phòng Đăng ký đất đai Hà Nội'],
  ['Chi cục Thuế khu vực I', 'Chi cục trưởng Chi cục Thuế khu vực I'],
  ['Thanh tra Thành phố', 'Chánh Thanh tra Thành phố'],
  ['Kiểm lâm vùng I', 'Thủ trưởng Kiểm lâm vùng I'],
])('%s is headed by its %s', (agency, post) => {
  expect(postOf(agency)).toBe(post);
  // A name that came in composed letters is the same name.
  expect(postOf(agency.normalize('NFD'))).toBe(post);
});

const unit = (id: string, name: string, parentId: string | null): [string, AgencyDefinition] => [
  id,
  { id, name, parentId, level: null, validFrom: null, validTo: null, provisional: false },
];
const agencies = new Map([
  unit('H26', 'Ủy ban nhân dân Thành phố Hà Nội', null),
  unit('H26.12', 'Sở Tư pháp', 'H26'),
  unit('H26.12.BT', 'Phòng Bổ trợ tư pháp', 'H26.12'),
  unit('H26.W1', 'Ủy ban nhân dân Phường Một', 'H26'),
]);
const signedBy = (agencyId: string, unitId: string | null) => {
  const state = { received: true, code: 'x', agencyId, receivingAgencyId: 'H26.W1' } as unknown as DossierState;
  const catalogue = { agencies, procedures: new Map() } as unknown as Catalogue;
  const matter = { state, catalogue, signerOf: () => 'Phạm Quang Hưng' } as unknown as DossierMatter;
  const { office, signatoryPost, signatory } = answerableHead(matter, { actorId: 'chief', unitId });
  return [office.name, signatoryPost, signatory];
};

it.each([
  ['H26.W1', null, ['Ủy ban nhân dân Phường Một', 'Chủ tịch UBND Phường Một', null]],
  ['H26.W1', 'H26.W1', ['Ủy ban nhân dân Phường Một', 'Chủ tịch UBND Phường Một', 'Phạm Quang Hưng']],
  ['H26.12', 'H26.12.BT', ['Sở Tư pháp', 'Giám đốc Sở Tư pháp', null]],
  ['H26.12.BT', 'H26.12', ['Sở Tư pháp', 'Giám đốc Sở Tư pháp', 'Phạm Quang Hưng']],
  ['H26', null, ['Ủy ban nhân dân Thành phố Hà Nội', 'Chủ tịch UBND Thành phố Hà Nội', 'Phạm Quang Hưng']],
])(
  'what %s decides and %s signed for is signed by the head of the agency itself, by name if it was them',
  (...given) => {
    const [agencyId, unitId, said] = given;
    expect(signedBy(agencyId, unitId)).toEqual(said);
  },
);
