import { describe, expect, it } from '@jest/globals';
import { decideCaseListRow } from '../case-list/decide-case-list-row.js';
import type { DossierEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState } from '../state.js';
import { unknownDossier } from '../state.js';
import { at } from '../testing/at.js';
import { NOW, RECEIVED, append, shown, take as feed, worked } from '../testing/feeding.js';
import type { FeedItem, FeedProblem, SnapshotItem } from './feed-item.js';

const hours = { value: 16, unit: 'workingHour' as const };
const days = { value: 5, unit: 'workingDay' as const };
const limitOf = ({ channel }: { channel: string }) => (channel === 'online' ? hours : days);
const take = (state: DossierState, ...items: FeedItem[]) => feed(state, items, { limitOf });
const begun = (told: Partial<SnapshotItem> = {}) => take(unknownDossier('A'), shown(told)).state;
const conflict = (field: string, given: string, recorded: string): FeedProblem => ({
  ...{ code: 'CONFLICT', field, given, recorded },
});
const correctedBy = (state: DossierState, field: 'agencyId' | 'channel', to: string): DossierState => {
  const data = {
    ...{ requestEventId: 'r', targetEventId: 'e1', field, from: null, to, previousDueAt: null, dueAt: null },
    ...{ promiseDueAt: null, recomputed: false, calendarVersion: null, calendarUnpublished: null },
  };
  const event: DossierEvent = { type: 'DossierCorrected', data };
  return append(state, { ...event, occurredAt: toIso(NOW) });
};

describe('a snapshot that says otherwise than the reception', () => {
  it.each<[Partial<SnapshotItem>, FeedProblem]>([
    [{ agencyId: 'B' }, conflict('DonViXuLy', 'B', 'A')],
    [{ procedureCode: 'P2' }, conflict('MaTTHC', 'P2', 'P1')],
    [{ channel: 'online' }, conflict('KenhThucHien', 'online', 'counter')],
    [{ fieldCode: 'F2' }, conflict('MaLinhVuc', 'F2', 'F1')],
  ])('%j waits, with both values', (told, problem) => {
    const { problems, state, verdicts } = take(begun(), shown(told));
    expect(problems).toEqual([problem]);
    expect(verdicts).toMatchObject([{ verdict: 'quarantined', taken: true }]);
    expect(state).toMatchObject({ agencyId: 'A', procedureCode: 'P1', channel: 'counter', fieldCode: 'F1' });
  });

  it('tells its dates all the same', () => {
    const processedAt = at('2026-03-05 10:00');
    expect(take(begun(), shown({ agencyId: 'B', processedAt })).state).toMatchObject({ processedAt });
  });

  it('tells nothing at all when it was received at another time, too', () => {
    const told = { agencyId: 'B', receivedAt: RECEIVED + 1, processedAt: at('2026-03-05 10:00') };
    expect(take(begun(), shown(told))).toMatchObject({ problems: [{ field: 'NgayTiepNhan' }], events: [] });
  });

  it.each([{ channel: null }, { agencyId: null }, { procedureCode: '' }, { fieldCode: null }])(
    'contradicts nothing by what it leaves unsaid: %j',
    (told) => {
      const standIn = { agencyId: 'whoever sends', agencyLevel: null, fieldCode: 'of the catalogue' };
      expect(take(begun(), shown({ ...told, standIn }))).toMatchObject({ problems: [], events: [] });
    },
  );

  it('is right once a person has corrected the reception so, and the one before stays known', () => {
    const corrected = correctedBy(begun(), 'agencyId', 'B');
    expect(take(corrected, shown({ agencyId: 'B' }))).toMatchObject({ problems: [], events: [] });
    expect(take(corrected, shown())).toMatchObject({ problems: [], events: [] });
    expect(take(corrected, shown({ agencyId: 'C' })).problems).toEqual([conflict('DonViXuLy', 'C', 'B')]);
  });
});

describe('an agency that the dossier was handed to', () => {
  it('contradicts nothing, and the reception stays where it was', () => {
    const { state } = take(begun(), worked('2026-03-03 09:00', 4, 'B'));
    expect(take(state, shown({ agencyId: 'B' }))).toMatchObject({ problems: [], state: { agencyId: 'A' } });
  });

  it('is taken up when the step that says so comes after the snapshot', () => {
    const later = [shown({ agencyId: 'B' }), worked('2026-03-03 09:00', 4, 'B')];
    expect(take(begun(), ...later).problems).toEqual([]);
    expect(take(take(begun(), ...later.slice(0, 1)).state, ...later).problems).toEqual([]);
  });

  it('is none where the work went the other way', () => {
    const { state } = take(
      begun({ agencyId: 'B' }),
      worked('2026-03-03 08:00', 4, 'A'),
      worked('2026-03-03 09:00', 4, 'B'),
    );
    expect(take(state, shown()).problems).toEqual([conflict('DonViXuLy', 'A', 'B')]);
  });
});

describe('what a reception left unsaid', () => {
  const silent: Partial<SnapshotItem> = { procedureCode: '', fieldCode: null, agencyId: null, channel: null };

  it('is filled in by a later snapshot, in the log and in one message alike', () => {
    const place = { procedureCode: 'P1', fieldCode: 'F1', agencyId: 'A', channel: 'counter' };
    const [apart, together] = [take(begun(silent), shown()), take(unknownDossier('A'), shown(silent), shown())];
    expect([apart.state, together.state]).toMatchObject([place, place]);
    expect(apart.events.map(({ type }) => type)).toEqual(['DossierCorrected']);
    expect(together.events.map(({ type }) => type)).toEqual(['DossierReceived']);
    expect(take(apart.state, shown())).toMatchObject({ problems: [], events: [] });
  });

  it('is the counter and the sender until somebody says otherwise, and afterwards no longer', () => {
    const standIn = { agencyId: 'X01', agencyLevel: null, fieldCode: null };
    const first = begun({ channel: null, agencyId: null, standIn });
    expect(first).toMatchObject({ channel: 'counter', agencyId: 'X01' });
    const { state } = take(first, shown());
    expect(state).toMatchObject({ channel: 'counter', agencyId: 'A' });
    expect(take(state, shown({ channel: 'online' })).problems).toEqual([conflict('KenhThucHien', 'online', 'counter')]);
  });

  it('moves what follows from it: the grain of limits in hours and the due of the national index', () => {
    const [whole, filled] = [begun({ dueAt: null, channel: 'online' }), begun({ dueAt: null, channel: null })];
    expect(filled.indexDueAt).not.toBe(whole.indexDueAt);
    const { state } = take(filled, shown({ dueAt: null, channel: 'online' }));
    expect([state.grain, state.indexDueAt]).toEqual(['instant', whole.indexDueAt]);
  });

  it('shows every component that any snapshot shows, digitised if one does', () => {
    const paper = (code: string, digitized = false) => ({ code, name: '', form: 'original' as const, digitized });
    const { state } = take(begun({ components: [paper('a')] }), shown({ components: [paper('a', true), paper('b')] }));
    expect(state).toMatchObject({ components: 2, digitizedComponents: 1 });
    expect(take(state, shown({ components: [paper('a')] })).events).toEqual([]);
  });

  it('is never filled into what a file recorded; a list without a channel contradicts no channel', () => {
    const row = {
      ...{ code: 'A', receivedAt: RECEIVED, dueAt: null, processedAt: null, returnedAt: null, withdrawnAt: null },
      ...{ stoppedAt: null, agencyId: null, agencyLevel: null, procedureCode: 'P1', fieldCode: null, channel: null },
      grain: 'date' as const,
    };
    const decision = decideCaseListRow(unknownDossier('A'), row, { now: NOW, fileName: 'f.csv', dueStated: false });
    const events = decision.verdict === 'accepted' ? decision.events : [];
    const listed = events.reduce<DossierState>((state, event) => append(state, event), unknownDossier('A'));
    const { state, problems } = take(listed, shown({ channel: 'online' }));
    expect([problems, state.channel, state.agencyId]).toEqual([[], 'counter', null]);
  });
});
