import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-store';
import { KNOWN_POLICIES } from '#indicators';
import type { PolicyName } from '#indicators';

/** SHA-256, hex, of the RFC 8785 text of a policy's definition as this program counts by it. */
export const definitionHashOf = (policy: PolicyName): string =>
  createHash('sha256').update(canonicalJson(KNOWN_POLICIES[policy]), 'utf8').digest('hex');
