import { localDateTime } from '#calendar';
import type { Instant } from '#calendar';
import { NATIONAL_STATUS, afterEffective, effectiveHistory, toInstant, unknownDossier } from '#dossier';
import type { DossierEvent, DossierState, FoldableEvent, Received } from '#dossier';

/** An item as a province sends it: texts alone, nothing personal. */
export type SyncText = Record<string, string | Record<string, string>[]>;

const CHANNEL_CODES = { counter: '1', online: '2', post: '3' } as const;
/** Steps that a portal is told of: with the status that the dossier then has. */
const STEPS: ReadonlySet<DossierEvent['type']> = new Set([
  ...(['DossierReceived', 'DossierHandedOver', 'IntakeRefused', 'DossierWithdrawn', 'ProcessingStopped'] as const),
  ...(['SupplementRequested', 'SupplementReceived', 'SupplementExpired'] as const),
  ...(['PaymentRequested', 'PaymentReceived', 'DossierProcessed', 'ResultReturned'] as const),
]);

/** A dossier as DongBoHoSoMC shows it, to the second; null: there is nothing to show yet. */
export function snapshotItem(state: DossierState, timezone: string): SyncText | null {
  const time = (at: Instant | null) => (at === null ? '' : syncTime(at, timezone));
  const status = state.status === 'none' ? null : NATIONAL_STATUS[state.status];
  if (status === null) return null;
  const common = {
    ...{ MaHoSo: state.code, MaTTHC: state.procedureCode ?? '', MaLinhVuc: state.fieldCode ?? '' },
    ...{ DonViXuLy: state.agencyId ?? '', TrangThaiHoSo: String(status) },
    ...{ KenhThucHien: CHANNEL_CODES[state.channel ?? 'counter'], NgayNopHoSo: time(state.submittedAt) },
  };
  if (!state.received) return { ...common, NgayTuChoi: time(state.refusedAt) };
  return {
    ...common,
    ...{ NgayTiepNhan: time(state.receivedAt), NgayHenTra: time(state.dueAt) },
    NgayKetThucXuLy: time(state.processedAt ?? state.withdrawnAt ?? state.stoppedAt),
    NgayTra: time(state.returnedAt),
    DanhSachHoSoBoSung: supplementItems(state, time),
  };
}

function supplementItems(state: Received, time: (at: Instant | null) => string): Record<string, string>[] {
  const history = effectiveHistory(state.steps);
  const receipts = history.filter((event) => event.type === 'SupplementReceived');
  return state.waits
    .filter(({ kind }) => kind === 'supplement')
    .map(({ from, to, cutShort, expired }, index) => {
      const receipt = receipts.find(({ occurredAt }) => toInstant(occurredAt) === to);
      const dues = receipt?.type === 'SupplementReceived' ? receipt.data : null;
      const due = (iso: string | null | undefined) => time(iso == null ? null : toInstant(iso));
      return {
        ...{ HoSoBoSungId: String(index + 1), NgayBoSung: time(from) },
        NgayTiepNhanBoSung: time(cutShort === true || expired === true ? null : to),
        ...{ NgayHenTraTruoc: due(dues?.previousDueAt), NgayHenTraMoi: due(dues?.dueAt) },
      };
    });
}

/** The steps of a dossier as CapNhatTienDoHoSoMC tells them, in the order in which they happened. */
export function stepItems(code: string, events: readonly FoldableEvent[], timezone: string): SyncText[] {
  let state: DossierState = unknownDossier(code);
  return effectiveHistory(events).flatMap((event) => {
    state = afterEffective(state, event) ?? state;
    const status = state.status === 'none' ? null : NATIONAL_STATUS[state.status];
    if (status === null || !STEPS.has(event.type)) return [];
    return [{ MaHoSo: code, ThoiDiemXuLy: syncTime(toInstant(event.occurredAt), timezone), TrangThai: String(status) }];
  });
}

/** `yyyyMMddHHmmss` on the wall clock of the zone. */
export function syncTime(at: Instant, timezone: string): string {
  const { date, hour, minute, second } = localDateTime(at, timezone);
  const two = (value: number | undefined) => String(value ?? 0).padStart(2, '0');
  return `${date.replaceAll('-', '')}${two(hour)}${two(minute)}${two(second)}`;
}
