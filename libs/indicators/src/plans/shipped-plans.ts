import type { Plan } from './plan.js';
import { hcmCchc } from './shipped/hcm-cchc-2019.js';
import { hn136 } from './shipped/hn-136-2021.js';
import { hn157 } from './shipped/hn-157-2023.js';
import { hn27 } from './shipped/hn-27-2022.js';
import { hnCchc } from './shipped/hn-cchc-2022.js';

/** The plans the product comes with, as documents; an administrator may publish newer versions and other plans. */
export const SHIPPED_PLANS: readonly Plan[] = [hn27, hcmCchc, hnCchc, hn157, hn136];
