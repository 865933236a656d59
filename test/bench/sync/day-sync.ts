import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { syncTime } from '#exchange';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST = Date.parse('2026-01-05T01:00:00Z');
const time = (instant: number): string => syncTime(instant, ZONE);

/** One dossier of a quarter, as both services tell it: a tenth open, a third returned, one in eight supplemented. */
function dossierOf(index: number, dossiers: number) {
  const code = `H26.12-2601-${String(index).padStart(7, '0')}`;
  const receivedAt = FIRST + Math.floor((index * 80) / dossiers) * DAY + ((index * 7_919) % 480) * MINUTE;
  const processedAt = receivedAt + (2 + (index % 9)) * DAY;
  const [isOpen, isReturned, isSupplemented] = [index % 10 === 9, index % 3 === 0, index % 8 === 3];
  const supplement = { NgayBoSung: time(receivedAt + DAY), NgayTiepNhanBoSung: time(receivedAt + DAY + 90 * MINUTE) };
  const status = isOpen ? '4' : isReturned ? '10' : '9';
  const snapshot = {
    ...{ MaHoSo: code, MaTTHC: `1.00${String(1000 + (index % 60))}`, TenTTHC: `Thủ tục ${String(index % 60)}` },
    ...{ MaLinhVuc: `LV${String(index % 12)}`, TenLinhVuc: `Lĩnh vực ${String(index % 12)}` },
    ...{ KenhThucHien: String(1 + (index % 3)), DonViXuLy: `Phường ${String(index % 126)}`, TrangThaiHoSo: status },
    ...{ ChuHoSo: 'Người nộp', SoGiayToChuHoSo: '000000000000', TrichYeuHoSo: 'Nội dung' },
    ...{ NgayTiepNhan: time(receivedAt), NgayHenTra: time(receivedAt + 7 * DAY) },
    NgayKetThucXuLy: isOpen ? '' : time(processedAt),
    NgayTra: !isOpen && isReturned ? time(processedAt + DAY) : '',
    DanhSachHoSoBoSung: isSupplemented ? [supplement] : [],
  };
  const step = (at: number, code_: string) => ({
    MaHoSo: code,
    ThoiDiemXuLy: time(at),
    TrangThai: code_,
    NguoiXuLy: 'Cán bộ',
  });
  const steps = [
    step(receivedAt, '2'),
    step(receivedAt + 60 * MINUTE, '4'),
    ...(isOpen ? [] : [step(processedAt + 7_000, '9')]),
    ...(!isOpen && isReturned ? [step(processedAt + DAY + 9_000, '10')] : []),
  ];
  return { snapshot, steps };
}

/** Writes the two messages of a day's sync. Answers how many items each has. */
export async function writeDaySync(folder: string, dossiers: number): Promise<{ snapshots: number; steps: number }> {
  let steps = 0;
  await writeMessage(`${folder}/DongBoHoSoMC.json`, 'DongBoHoSoMC', function* () {
    for (let index = 0; index < dossiers; index++) yield dossierOf(index, dossiers).snapshot;
  });
  await writeMessage(`${folder}/CapNhatTienDoHoSoMC.json`, 'CapNhatTienDoHoSoMC', function* () {
    for (let index = 0; index < dossiers; index++) {
      for (const step of dossierOf(index, dossiers).steps) {
        steps++;
        yield step;
      }
    }
  });
  return { snapshots: dossiers, steps };
}

async function writeMessage(path: string, service: string, items: () => Generator<object>): Promise<void> {
  const file = createWriteStream(path);
  file.write(`{"madonvi":"H26","service":"${service}","isUpdating":"True","data":[`);
  let separator = '';
  for (const item of items()) {
    if (!file.write(separator + JSON.stringify(item))) await once(file, 'drain');
    separator = ',\n';
  }
  file.end(']}');
  await once(file, 'finish');
}
