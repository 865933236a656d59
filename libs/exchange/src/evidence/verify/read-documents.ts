import { isTimeZone } from '#calendar';
import { END_KINDS, PERIOD_CALENDARS, POLICY_NAMES, POPULATIONS, parseSpan } from '#indicators';
import type { Policy } from '#indicators';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION } from '../format.js';
import type { EvidenceHead, EvidencePolicies, EvidenceQuery, SignedHeadJson, SignedManifest } from '../format.js';
import type { Shape } from './shape.js';

const WAITS = ['supplement', 'payment'] as const;

/** `manifest.json`. */
export function readManifest(shape: Shape): SignedManifest {
  const formatVersion = shape.at('formatVersion').whole();
  if (formatVersion > EVIDENCE_VERSION) throw shape.at('formatVersion').not(`at most ${String(EVIDENCE_VERSION)}`);
  return {
    format: shape.at('format').oneOf([EVIDENCE_FORMAT]),
    formatVersion,
    tenant: shape.at('tenant').text(),
    createdAt: shape.at('createdAt').instant(),
    files: shape
      .at('files')
      .list()
      .map((file) => ({
        name: file.at('name').text(),
        size: file.at('size').whole(),
        sha256: file.at('sha256').hex(64),
      })),
    keyId: shape.at('keyId').text(),
    publicKey: shape.at('publicKey').text(),
    signature: shape.at('signature').text(),
  };
}

/** `query.json`. */
export function readQuery(shape: Shape): EvidenceQuery {
  const timezone = shape.at('timezone').text();
  if (!isTimeZone(timezone)) throw shape.at('timezone').not('a time zone');
  const program = shape.at('program');
  const filters = Object.keys(shape.at('filters').members()).map((name) => [
    name,
    shape.at('filters').at(name).textOrNull(),
  ]);
  return {
    ...spanOf(shape),
    ...{ tenant: shape.at('tenant').text(), timezone, period: shape.at('period').textOrNull() },
    calendar: shape.at('calendar').oneOf(PERIOD_CALENDARS),
    policy: shape.at('policy').oneOf(POLICY_NAMES),
    policyVersion: shape.at('policyVersion').whole(),
    groupBy: textsOf(shape.at('groupBy')),
    filters: Object.fromEntries(filters) as EvidenceQuery['filters'],
    population: shape.at('population').oneOf(POPULATIONS),
    scope: shape.at('scope').orNull(textsOf),
    asOf: shape.at('asOf').instantOrNull(),
    position: shape.at('position').whole(),
    computedAt: shape.at('computedAt').instant(),
    dossiers: shape.at('dossiers').whole(),
    program: { name: program.at('name').text(), version: program.at('version').text() },
  };
}

function spanOf(shape: Shape) {
  const [from, to] = [shape.at('from').text(), shape.at('to').text()];
  try {
    return parseSpan(from, to);
  } catch {
    throw shape.at('from').not('dates, the first not after the last');
  }
}

const textsOf = (shape: Shape): string[] => shape.list().map((item) => item.text());

/** `policy.json`. */
export const readPolicies = (shape: Shape): EvidencePolicies => ({
  asked: readPolicy(shape.at('asked')),
  firstPromise: readPolicy(shape.at('firstPromise')),
  survivorshipSafe: readPolicy(shape.at('survivorshipSafe')),
});

const readPolicy = (shape: Shape): Policy => ({
  name: shape.at('name').oneOf(POLICY_NAMES),
  version: shape.at('version').whole(),
  end: shape
    .at('end')
    .list()
    .map((kind) => kind.oneOf(END_KINDS)),
  comparedWith: shape.at('comparedWith').oneOf(['due', 'promise', 'indexDue']),
  grain: shape.at('grain').oneOf(['limit', 'date', 'instant']),
  withdrawnStopped: shape.at('withdrawnStopped').oneOf(['out', 'in']),
  noDue: shape.at('noDue').oneOf(['out', 'in']),
  judgedWhenWaitingBegan: shape
    .at('judgedWhenWaitingBegan')
    .list()
    .map((kind) => kind.oneOf(WAITS)),
  lateFromSupplementRequest: shape.at('lateFromSupplementRequest').orNull((count) => count.whole()),
  openInTimeInRate: shape.at('openInTimeInRate').bool(),
  openOverdueInDenominator: shape.at('openOverdueInDenominator').bool(),
  points: shape.at('points').orNull((points) => points.whole()),
});

/** `head.json`. */
export const readHead = (shape: Shape): EvidenceHead => ({
  tenant: shape.at('tenant').text(),
  position: shape.at('position').whole(),
  hash: shape.at('hash').hex(64),
  signedBefore: shape.at('signedBefore').orNull(readSignedHead),
  signedAfter: shape.at('signedAfter').orNull(readSignedHead),
  brought: shape.at('brought').orNull((brought) => ({
    source: brought.at('source').text(),
    position: brought.at('position').whole(),
    hash: brought.at('hash').hex(64),
    importedAt: brought.at('importedAt').instant(),
  })),
  publicKey: shape.at('publicKey').text(),
  keyId: shape.at('keyId').text(),
});

const readSignedHead = (shape: Shape): SignedHeadJson => ({
  tenant: shape.at('tenant').text(),
  position: shape.at('position').whole(),
  hash: shape.at('hash').hex(64),
  signedAt: shape.at('signedAt').instant(),
  keyId: shape.at('keyId').text(),
  signature: shape.at('signature').text(),
});
