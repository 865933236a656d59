import { INTAKE_COLUMNS } from '../intake-sheet/columns.js';
import { fillInSheet } from './fill-in-sheet.js';

/** An empty sheet for new dossiers (.xlsx), a row each, as `dh intake` and `POST /imports/intake` take it. */
export function intakeTemplate(): Promise<Buffer> {
  const columns = INTAKE_COLUMNS.map(({ names, help, kind, field }) => ({
    header: names[0] ?? field,
    explanation: help,
    kind: kind === 'time' ? ('time' as const) : ('text' as const),
  }));
  return fillInSheet('Tiếp nhận hồ sơ', columns, [
    'Mỗi dòng là một hồ sơ mới. Hạn trả do hệ thống tính theo thủ tục và lịch làm việc.',
    'Nộp lại cùng một tệp không tiếp nhận hai lần. Sửa dòng bị từ chối rồi nộp lại cả bảng: dòng đã tiếp nhận giữ nguyên mã.',
  ]);
}
