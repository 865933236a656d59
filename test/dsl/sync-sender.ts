import type { Counter } from './counter.js';

/** What the sync answers of one item. */
export interface SentItem {
  MaHoSo: string;
  error_code: string;
  outcome: 'accepted' | 'duplicate' | 'quarantined';
  quarantineId?: string;
  events?: { type: string; inferred: boolean }[];
  problems?: { code: string; field: string | null; given?: string; recorded?: string }[];
}

const FIRST = Date.parse('2026-03-02T08:00:00Z');

/** `yyyyMMddHHmmss`, so many minutes after the reception of {@link snapshotOf}. */
export const minutesAfter = (minutes: number): string =>
  new Date(FIRST + minutes * 60_000).toISOString().replace(/\D/g, '').slice(0, 14);

/** A dossier under way, received on 2 March 2026 at 8 o'clock and due on the tenth. */
export const snapshotOf = (MaHoSo: string, rest: object = {}): object => ({
  ...{ MaHoSo, MaTTHC: '1.009999', TenTTHC: 'Thủ tục mẫu', MaLinhVuc: 'linh-vuc', TenLinhVuc: 'Lĩnh vực mẫu' },
  ...{ KenhThucHien: '2', NgayTiepNhan: minutesAfter(0), NgayHenTra: '20260310170000', TrangThaiHoSo: '4' },
  ...{ DonViXuLy: 'Sở Mẫu', ...rest },
});

/** A step of the work. */
export const stepOf = (MaHoSo: string, minutes: number, TrangThai = '4', rest: object = {}): object => ({
  ...{ MaHoSo, ThoiDiemXuLy: minutesAfter(minutes), TrangThai, ...rest },
});

/** Sends items of a service as a province does. Answers what became of each. */
export async function sendSync(
  counter: Counter,
  service: 'DongBoHoSoMC' | 'CapNhatTienDoHoSoMC',
  data: readonly object[],
): Promise<SentItem[]> {
  const message = { session: 's', madonvi: 'X01', service, isUpdating: 'True', data };
  const { body } = await counter.post('/ingest/dvcqg', message, 'integration').expect(200);
  return (body as { result: SentItem[] }).result;
}
