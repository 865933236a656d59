import { FORMER_DISTRICT_IDS } from './catalogue/former-districts.js';
import { pseudonym } from './behaviour/staff.js';
import { agencyProfiles } from './profile/agency-profiles.js';
import { seededRandom, seedOf, type Random } from './random.js';

/** Somebody whom the demo's events name. */
export interface DemoPerson {
  /** What the account is called, e.g. `xuly.00004.02`. */
  name: string;
  /** As events have it, e.g. `cb-00004-02`. */
  actorId: string;
  /** Where they sit. */
  unitId: string;
  role: 'officer' | 'clerk' | 'supervisor';
  displayName: string;
}

const SEED = 331;
const SURNAMES = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Đào'.split(' ');
const WOMEN = 'Hạnh Thảo Hường Yến Nga Thuỷ Hiền Phương Trang Nhung Loan Quỳnh Vân Oanh Ngọc Bích'.split(' ');
const MEN = 'Tuấn Hải Sơn Long Cường Thắng Nam Kiên Tùng Hiếu Phúc Trung Bình Khánh Thành Đạt'.split(' ');
const BETWEEN = ['Văn', 'Đức', 'Quang', 'Minh', 'Xuân', 'Hữu'];

const LOGINS = { cb: 'xuly', tn: 'tiepnhan', ld: 'lanhdao' } as const;

const oneOf = (list: readonly string[], random: Random): string => list[random.below(list.length)] ?? '';

function madeUpName(random: Random): string {
  const surname = oneOf(SURNAMES, random);
  return random.chance(0.6)
    ? `${surname} Thị ${oneOf(WOMEN, random)}`
    : `${surname} ${oneOf(BETWEEN, random)} ${oneOf(MEN, random)}`;
}

/** The officers, clerks and leader of every agency that is still there, under made-up names that are the same at every start. */
export function demoStaff(): DemoPerson[] {
  const gone = new Set<string>(FORMER_DISTRICT_IDS);
  const people = agencyProfiles(0)
    .filter(({ agencyId }) => !gone.has(agencyId))
    .flatMap(({ agencyId, officers, clerks }) => [
      ...numbered(officers, 'cb', agencyId, 'officer'),
      ...numbered(clerks, 'tn', agencyId, 'clerk'),
      ...numbered(1, 'ld', agencyId, 'supervisor'),
    ]);
  return people.map((person, n) => ({ ...person, displayName: madeUpName(seededRandom(seedOf(SEED, n))) }));
}

const numbered = (count: number, kind: keyof typeof LOGINS, unitId: string, role: DemoPerson['role']) =>
  Array.from({ length: count }, (_, n) => {
    const actorId = pseudonym(kind, unitId, n + 1);
    const name = `${LOGINS[kind]}${actorId.slice(2).replaceAll('-', '.').toLowerCase()}`;
    return { name, actorId, unitId, role };
  });
