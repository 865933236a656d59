import type { Channel, Component, PersonalContent, PortalStatus, ToldSupplement } from '#dossier';
import { PORTAL_STATUSES } from '#dossier';
import { FieldReader, objectOf } from './field-reader.js';
import { COMPONENT_CODE, PERSONAL_OF } from './personal-fields.js';
import type { SyncService } from './read-sync-file.js';
import type { ReadProgress, ReadSnapshot, ReadSyncItem } from './sync-item.js';

const CHANNELS: Readonly<Record<string, Channel>> = { 1: 'counter', 2: 'online', 3: 'post' };
const MAX_CODE_LENGTH = 200;
const PROCEDURE_DECIMALS = 6;
/** `1.004194.000.00.00.H26` is the procedure 1.004194 as one province writes it. */
const LONG_PROCEDURE = /^(\d{1,2}\.\d{6})\.\d{3}\.\d{2}\.\d{2}\..+$/;

/**
 * An item of the national portal's sync, read as far as it can be: numbers and texts, both generations' dates. Wall times
 * are those of the zone. Without the service's name an item with ThoiDiemXuLy is a step, any other a snapshot.
 */
export function readSyncItem(raw: unknown, service: SyncService | null, timezone: string): ReadSyncItem {
  const item = objectOf(raw);
  const reader = new FieldReader(item ?? {}, timezone);
  if (item === null) reader.problem('ITEM.NOT_AN_OBJECT', null);
  const isStep = service === null ? 'ThoiDiemXuLy' in (item ?? {}) : service === 'CapNhatTienDoHoSoMC';
  return isStep ? readStep(reader) : readSnapshot(reader);
}

function readStep(reader: FieldReader): ReadProgress {
  const at = reader.time('ThoiDiemXuLy');
  if (at === null && reader.isEmpty('ThoiDiemXuLy')) reader.problem('TIME.MISSING', 'ThoiDiemXuLy');
  const status = statusOf(reader, 'TrangThai');
  if (status === null && reader.isEmpty('TrangThai')) reader.problem('STATUS.MISSING', 'TrangThai');
  const note = reader.text('NoiDungXuLy');
  return {
    ...{ kind: 'progress', code: codeOf(reader), at, status },
    ...{ unit: reader.text('PhongBanXuLy'), officer: reader.text('NguoiXuLy') },
    ...personalOf(reader, note === null ? null : { note }),
  };
}

function readSnapshot(reader: FieldReader): ReadSnapshot {
  const procedure = reader.decimal('MaTTHC', PROCEDURE_DECIMALS);
  const via = reader.text('HinhThuc') === '1' ? 'post' : 'counter';
  return {
    ...{ kind: 'snapshot', code: codeOf(reader), status: statusOf(reader, 'TrangThaiHoSo') },
    submittedAt: reader.time('NgayNopHoSo'),
    receivedAt: reader.time('NgayTiepNhan'),
    dueAt: reader.time('NgayHenTra', 'end'),
    processedAt: reader.time('NgayKetThucXuLy'),
    returnedAt: reader.time('NgayTra'),
    refusedAt: reader.time('NgayTuChoi'),
    supplements: supplementsOf(reader),
    procedure: procedure === null ? null : (LONG_PROCEDURE.exec(procedure)?.[1] ?? procedure),
    procedureName: reader.text('TenTTHC'),
    field: reader.text('MaLinhVuc') ?? reader.text('TenLinhVuc'),
    fieldName: reader.text('TenLinhVuc'),
    agency: reader.text('DonViXuLy'),
    channel: channelOf(reader),
    via,
    components: componentsOf(reader),
    ...personalOf(reader, personalOfSnapshot(reader)),
  };
}

function codeOf(reader: FieldReader): string {
  const code = reader.text('MaHoSo');
  if (code === null) reader.problem('CODE.MISSING', 'MaHoSo');
  else if (code.length > MAX_CODE_LENGTH || /\p{Cc}/u.test(code)) reader.problem('CODE.INVALID', 'MaHoSo');
  return code ?? '';
}

function statusOf(reader: FieldReader, name: string): PortalStatus | null {
  const text = reader.text(name);
  if (text === null) return null;
  const status = PORTAL_STATUSES.find((known) => /^\d{1,2}$/.test(text) && known === Number(text));
  if (status === undefined) reader.problem('STATUS.UNKNOWN', name);
  return status ?? null;
}

function channelOf(reader: FieldReader): Channel | null {
  const text = reader.text('KenhThucHien');
  if (text === null) return null;
  const channel = CHANNELS[text];
  if (channel === undefined) reader.problem('CHANNEL.UNKNOWN', 'KenhThucHien');
  return channel ?? null;
}

function supplementsOf(reader: FieldReader): ToldSupplement[] {
  return reader.list('DanhSachHoSoBoSung').flatMap((entry) => {
    const requestedAt = entry.time('NgayBoSung');
    const receivedAt = entry.time('NgayTiepNhanBoSung');
    const previousDueAt = entry.time('NgayHenTraTruoc', 'end');
    const dueAt = entry.time('NgayHenTraMoi', 'end');
    if (requestedAt !== null) return [{ requestedAt, receivedAt, previousDueAt, dueAt }];
    if (receivedAt !== null && entry.isEmpty('NgayBoSung')) reader.problem('TIME.MISSING', 'NgayBoSung');
    return [];
  });
}

/** Codes alone: a document's name and its file's are whatever somebody typed, and so is a code that looks like none. */
function componentsOf(reader: FieldReader): Component[] {
  return reader.list('TaiLieuNop').map((entry, index) => {
    const given = entry.text('MaThanhPhanHoSo') ?? '';
    const code = COMPONENT_CODE.test(given) ? given : String(index + 1);
    const digitized = ['1', 'true'].includes((entry.text('DuocSoHoa') ?? '').toLowerCase());
    return { code, name: '', form: digitized ? 'electronic' : 'original', digitized };
  });
}

function personalOfSnapshot(reader: FieldReader): PersonalContent | null {
  const some = <T extends object>(members: T): Partial<T> =>
    Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as Partial<T>;
  const applicant = some({
    ...{ name: reader.text('ChuHoSo'), idNumber: reader.text('SoGiayToChuHoSo') },
    ...{ phone: reader.text('SoDienThoai'), email: reader.text('Email') },
  }) as Record<string, string>;
  const notes = ['GhiChu', 'ThongTinKhac', 'ThongTinTra']
    .map((name) => reader.text(name))
    .filter((note) => note !== null);
  const content = {
    ...(Object.keys(applicant).length === 0 ? {} : { applicant }),
    ...(some({ abstract: reader.text('TrichYeuHoSo') }) as { abstract?: string }),
    ...(notes.length === 0 ? {} : { note: notes.join('\n') }),
  };
  return Object.keys(content).length === 0 ? null : content;
}

function personalOf(reader: FieldReader, personal: PersonalContent | null) {
  const encrypted = PERSONAL_OF.encrypted.filter((name) => !reader.isEmpty(name)).length;
  return { personal, personalFields: { encrypted, dropped: reader.filledElsewhere() }, problems: reader.problems };
}
