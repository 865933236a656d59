import type { Catalogue } from '#dossier';
import type { ApologyPaper } from '#exchange';
import { headOf } from './dossier-matter.js';
import type { DossierMatter } from './dossier-matter.js';
import { officeOf } from './office-of.js';

/** The office that apologises is the one that decides on the dossier, and its head signs, wherever it was handed in. */
export function answerableHead(
  matter: DossierMatter,
  signed: { actorId: string | null; unitId: string | null },
): Pick<ApologyPaper, 'signatoryPost' | 'signatory'> & ReturnType<typeof headOf> {
  const { state, catalogue, signerOf } = matter;
  const agencyId = withSealOf(catalogue, state.agencyId);
  const office = officeOf(catalogue, agencyId);
  const root = [...catalogue.agencies.values()].find(({ parentId }) => parentId === null)?.id ?? null;
  // Whoever signed for another agency has not signed for this one: that its head does, by hand, is left open.
  const own = signed.actorId !== null && agencyId !== null && (signed.unitId ?? root) === agencyId;
  return {
    ...headOf(matter),
    office,
    signatoryPost: postOf(office.name),
    signatory: own ? signerOf(signed.actorId) : null,
  };
}

/** Parts of an agency, which sign nothing in their own name. */
const PART =
  /^(phòng(?! công chứng)|bộ phận|tổ|văn phòng (hđnd|ủy ban|ubnd)|trung tâm phục vụ hành chính công (phường|xã|đặc khu)) /i;

/** The agency itself where a dossier is decided in one of its rooms. */
function withSealOf(catalogue: Catalogue, agencyId: string | null): string | null {
  let id = agencyId;
  for (let steps = 0; id !== null && steps < catalogue.agencies.size; steps += 1) {
    const unit = catalogue.agencies.get(id);
    if (unit?.parentId == null || !PART.test(`${unit.name.normalize('NFC')} `)) return id;
    id = unit.parentId;
  }
  return id;
}

/** How the head of an agency is called, by how its name begins. */
const POSTS: readonly (readonly [begins: RegExp, post: string])[] = [
  [/^ubnd /i, 'Chủ tịch'],
  [/^(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) /i, 'Chủ tịch UBND'],
  [/^(sở|công an (thành phố|tỉnh)|trung tâm|văn phòng đăng ký|chi nhánh|bảo hiểm|kho bạc|quỹ) /i, 'Giám đốc'],
  [/^chi cục /i, 'Chi cục trưởng'],
  [/^cục /i, 'Cục trưởng'],
  [/^(công an|ban|phòng|trạm) /i, 'Trưởng'],
  [/^(thanh tra|văn phòng) /i, 'Chánh'],
];

/** `Giám đốc Sở Tư pháp`, `Chủ tịch UBND Phường Láng`; an agency of another kind has a `Thủ trưởng`. */
export function postOf(agency: string): string {
  const name = agency.normalize('NFC').replace(/^(?:ủy|uỷ) ban nhân dân /i, 'UBND ');
  const post = POSTS.find(([begins]) => begins.test(name))?.[1] ?? 'Thủ trưởng';
  return `${post} ${name}`;
}
