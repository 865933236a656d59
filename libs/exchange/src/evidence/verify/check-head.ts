import type { EvidenceHead, EvidenceQuery, SignedHeadJson } from '../format.js';
import { type Finding, said } from './check-classes.js';
import type { EvidenceKeys } from './verify-evidence.types.js';

/** Whether the head belongs to the question, and the signed heads beside it are signed. */
export function checkHead(
  head: EvidenceHead,
  { tenant, position }: EvidenceQuery,
  keys: EvidenceKeys,
  publicKeys: readonly string[],
): { findings: Finding[]; notes: string[] } {
  const findings: Finding[] = [];
  const notes: string[] = [];
  const same = (field: string, given: unknown, expected: unknown): void => {
    if (given !== expected) findings.push({ field, detail: `is ${said(given)}, should be ${said(expected)}` });
  };
  same('/tenant', head.tenant, tenant);
  same('/position', head.position, position);
  const { signedBefore, signedAfter } = head;
  for (const [name, signed] of Object.entries({ signedBefore, signedAfter })) {
    if (signed === null) continue;
    same(`/${name}/tenant`, signed.tenant, tenant);
    if (signed.position === position) same(`/${name}/hash`, signed.hash, head.hash);
    const verdict = signedBy(signed, keys, publicKeys);
    if (verdict === 'unknownKey')
      notes.push(`the head of ${signed.signedAt} was signed with another key, ${signed.keyId}`);
    else if (verdict === 'bad')
      findings.push({ field: `/${name}/signature`, detail: `key ${signed.keyId} did not sign this` });
  }
  if (signedBefore !== null && signedBefore.position > position) {
    findings.push({ field: '/signedBefore/position', detail: 'lies after the answer' });
  }
  if (signedAfter !== null && signedAfter.position < position) {
    findings.push({ field: '/signedAfter/position', detail: 'lies before the answer' });
  }
  const { brought } = head;
  if (brought !== null)
    notes.push(
      `positions 1 to ${String(brought.position)} were brought at ${brought.importedAt} from ${brought.source}: ` +
        'what no hash covers of them (metadata, such as origin) is as it was said there',
    );
  if (signedBefore === null && signedAfter === null) notes.push('no head of this log had been signed yet');
  return { findings, notes };
}

function signedBy(
  signed: SignedHeadJson,
  keys: EvidenceKeys,
  publicKeys: readonly string[],
): 'good' | 'bad' | 'unknownKey' {
  const ours = publicKeys.filter((key) => keys.keyIdOf(key) === signed.keyId);
  if (ours.length === 0) return 'unknownKey';
  return ours.some((key) => keys.verifyHead(signed, key)) ? 'good' : 'bad';
}
