import type { Instant } from '#calendar';
import { ORDINARY_LAND_BRANCH, PUNCTUAL_DEPARTMENT, SLOW_LAND_BRANCH } from '../catalogue/city-agencies.js';
import { COMMUNE_WEIGHTS, TROUBLED_WARD } from '../catalogue/communes.js';
import { FORMER_DISTRICT_IDS } from '../catalogue/former-districts.js';
import type { AgencyProfile } from './agency-profile.js';
import { COMMUNE_MIX, DEPARTMENT_MIX, LAND_BRANCH_MIX } from './procedure-mix.js';

const LATE = { ordinary: 0.0045, department: 0.005, landBranch: 0.012, slowLandBranch: 0.075, inTrouble: 0.12 };

/** How busy each department is, in the unit of {@link COMMUNE_WEIGHTS}. */
const DEPARTMENT_WEIGHT: Readonly<Record<string, number>> = {
  'H26.12': 0.6,
  'H26.13': 3,
  'H26.14': 0.4,
  'H26.15': 0.6,
  'H26.16': 1.6,
  'H26.17': 0.6,
  'H26.18': 0.5,
  'H26.19': 0.4,
  'H26.21': 3,
};

const ordinary = {
  officers: 3,
  clerks: 2,
  meanDelayWorkingDays: 1.8,
  receivesElsewhere: false,
  lateShare: () => LATE.ordinary,
};

const communes = (troubleSince: Instant): AgencyProfile[] =>
  COMMUNE_WEIGHTS.map(({ agencyId, weight }) => {
    const profile = { ...ordinary, agencyId, weight, mix: COMMUNE_MIX, receivesElsewhere: true };
    if (agencyId !== TROUBLED_WARD) return profile;
    const lateShare = (receivedAt: Instant) => (receivedAt < troubleSince ? LATE.ordinary : LATE.inTrouble);
    return { ...profile, officers: 4, meanDelayWorkingDays: 8, lateShare };
  });

const formerDistricts = (): AgencyProfile[] =>
  FORMER_DISTRICT_IDS.map((agencyId) => ({ ...ordinary, agencyId, weight: 2.6, mix: COMMUNE_MIX }));

const departments = (): AgencyProfile[] =>
  Object.entries(DEPARTMENT_MIX).map(([agencyId, mix]) => {
    const late = agencyId === PUNCTUAL_DEPARTMENT ? 0 : LATE.department;
    const weight = DEPARTMENT_WEIGHT[agencyId] ?? 0.5;
    return { ...ordinary, agencyId, weight, mix, officers: 4, meanDelayWorkingDays: 2, lateShare: () => late };
  });

const landBranches = (): AgencyProfile[] => [
  {
    ...ordinary,
    agencyId: ORDINARY_LAND_BRANCH,
    weight: 2,
    mix: LAND_BRANCH_MIX,
    officers: 6,
    lateShare: () => LATE.landBranch,
  },
  {
    ...ordinary,
    agencyId: SLOW_LAND_BRANCH,
    weight: 2.6,
    mix: LAND_BRANCH_MIX,
    officers: 5,
    meanDelayWorkingDays: 8,
    lateShare: () => LATE.slowLandBranch,
  },
];

/** Every agency that takes in dossiers; the troubled ward is in trouble from the given instant on. */
export const agencyProfiles = (troubleSince: Instant): AgencyProfile[] => [
  ...communes(troubleSince),
  ...formerDistricts(),
  ...departments(),
  ...landBranches(),
];
