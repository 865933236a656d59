import type { Condition, Goal, Target, Years } from '../plan.js';

/** A target with what most have; the literature of a plan reads more easily without it. */
export const target = (
  given: Pick<Target, 'id' | 'title' | 'kind' | 'source'> & Partial<Omit<Target, 'id' | 'title' | 'kind' | 'source'>>,
): Target => ({ unit: null, measure: null, beside: [], goals: [], note: null, ...given });

export const goal = (years: Years | number, condition: Condition): Goal => ({
  years: typeof years === 'number' ? { from: years, to: years } : years,
  condition,
});

export const share = (operator: '>' | '>=', percent: string): Condition => ({ kind: 'share', operator, percent });

export const LOG = 'Hệ thống thông tin giải quyết TTHC';
export const SIPAS = 'Bộ Nội vụ, Chỉ số hài lòng SIPAS';
export const PAR_INDEX = 'Bộ Nội vụ, Chỉ số cải cách hành chính PAR INDEX';
export const PAPI = 'CECODES, UNDP, Chỉ số PAPI';
export const PORTAL = 'Cổng Dịch vụ công quốc gia';
export const CITY_HANOI = 'UBND thành phố Hà Nội';
export const CITY_HCM = 'UBND Thành phố Hồ Chí Minh';
