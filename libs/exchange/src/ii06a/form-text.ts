import { localDateTime } from '#calendar';
import type { PlainDate } from '#calendar';
import type { Ii06aReport } from '#indicators';

/** Everything on a form II.06a that is words, in the order it is printed; the same for every kind of file. */
export interface FormText {
  formCode: string;
  /** Two lines: of what, and of whom. */
  title: [string, string];
  period: string;
  /** Null: the period had ended. */
  interim: string | null;
  reportingUnit: string;
  receivingUnit: string;
  unitOfCount: string;
  /** Under the table, one paragraph each. */
  notes: string[];
  /** Null: there are rows. */
  empty: string | null;
  totalLabel: string;
  namelessRow: string;
  /** Under the form and on every page: by which rule, as of when, from how much of the log. */
  provenance: string;
}

/** The words of a report, for a reader in Vietnam. */
export function formText(report: Ii06aReport): FormText {
  const { agencyName, from, to, groupBy, policy, policyVersion, timezone } = report;
  const moment = (iso: string): string => momentText(iso, timezone);
  return {
    formCode: 'Biểu số II.06a/VPCP/KSTT',
    title: [
      'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
      `TẠI ${agencyName.normalize('NFC').toLocaleUpperCase('vi')}`,
    ],
    period: `Kỳ báo cáo: ${periodName(report)} (từ ngày ${dateText(from)} đến hết ngày ${dateText(to)})`,
    interim: report.interim ? `Kỳ báo cáo chưa kết thúc; số liệu tính đến ${moment(report.asOf)}` : null,
    reportingUnit: `Đơn vị báo cáo: ${agencyName.normalize('NFC')}`,
    receivingUnit: 'Đơn vị nhận báo cáo: ……………………',
    unitOfCount: 'Đơn vị tính: Số hồ sơ TTHC',
    notes: notesOf(report),
    empty: report.empty ? 'Không có hồ sơ nào trong kỳ báo cáo.' : null,
    totalLabel: 'Tổng số',
    namelessRow: groupBy === 'field' ? 'Chưa xác định lĩnh vực' : 'Chưa xác định đơn vị',
    provenance:
      `Quy tắc ${policy}, phiên bản ${String(policyVersion)}. Số liệu tại thời điểm ${moment(report.asOf)}. ` +
      `Vị trí nhật ký: ${countText(report.position)}. Lập lúc ${moment(report.computedAt)}.`,
  };
}

/** A number of dossiers with a point between thousands, as Vietnamese forms print it. */
export const countText = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');

const dateText = (date: PlainDate): string => date.split('-').reverse().join('/');

function momentText(iso: string, timezone: string): string {
  const { date, hour, minute, second } = localDateTime(Date.parse(iso), timezone);
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock} ngày ${dateText(date)}`;
}

const QUARTERS: Readonly<Record<string, string>> = { Q1: 'Quý I', Q2: 'Quý II', Q3: 'Quý III', Q4: 'Quý IV' };
const PARTS: Readonly<Record<string, string>> = {
  ...QUARTERS,
  H1: '6 tháng đầu năm',
  H2: '6 tháng cuối năm',
  '9M': '9 tháng đầu năm',
};

function periodName({ period }: Ii06aReport): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return `Năm ${year}`;
  const named = PARTS[part];
  if (named === undefined) return `Tháng ${String(Number(part))} năm ${year}`;
  return named.endsWith('năm') ? `${named} ${year}` : `${named} năm ${year}`;
}

function notesOf(report: Ii06aReport): string[] {
  const { conventions, policy, policyVersion, incomplete, agenciesNotSeen } = report;
  const counts = Object.fromEntries(
    Object.entries(conventions).map(([name, count]: [string, number]) => [name, countText(count)]),
  ) as Record<keyof typeof conventions, string>;
  const numbered = [
    `Hồ sơ rút sau khi tiếp nhận: ${counts.withdrawn}; hồ sơ dừng giải quyết: ${counts.stopped}. Đã tính vào cột (7) tại thời điểm rút hoặc dừng, và vào cột (8), (9) hoặc (10) theo chính thời điểm đó; hồ sơ không quy định thời hạn theo mục 2.`,
    `Hồ sơ không quy định thời hạn giải quyết: đã giải quyết ${counts.noLimitResolved} (kể cả rút, dừng giải quyết), tính vào cột (9); đang giải quyết ${counts.noLimitOpen}, tính vào cột (12).`,
    `Hồ sơ đang chờ bổ sung hoặc chờ thực hiện nghĩa vụ tài chính: ${counts.waiting}. Đã tính vào cột (12), hoặc cột (13) nếu đã quá hạn trước khi chờ.`,
    `Hồ sơ từ chối tiếp nhận trong kỳ: ${counts.refused}. Không tính vào cột nào.`,
  ];
  if (conventions.channelUnknown > 0) {
    numbered.push(`Hồ sơ không ghi hình thức tiếp nhận: ${counts.channelUnknown}. Đã tính vào cột (5).`);
  }
  return [
    `Quy ước tính (quy tắc ${policy}, phiên bản ${String(policyVersion)}):`,
    ...numbered.map((note, index) => `${String(index + 1)}. ${note}`),
    rateNote(report),
    carryOverNote(report),
    ...(agenciesNotSeen > 0
      ? [
          `Lưu ý: không gồm số liệu của ${countText(agenciesNotSeen)} đơn vị khi đó trực thuộc mà nay người lập biểu không còn quyền xem.`,
        ]
      : []),
    ...(incomplete > 0
      ? [`Lưu ý: ${countText(incomplete)} hồ sơ có sự kiện lỗi chưa xử lý được và không có trong biểu này.`]
      : []),
  ];
}

function rateNote({ rate }: Ii06aReport): string {
  const { numerator, denominator, percent, policy, policyVersion } = rate;
  const value =
    percent === null
      ? 'chưa có hồ sơ để tính'
      : `${countText(numerator)}/${countText(denominator)} hồ sơ = ${percent.replace('.', ',')}%`;
  return `Tỷ lệ giải quyết trước hạn và đúng hạn theo quy tắc ${policy}, phiên bản ${String(policyVersion)} (không tính hồ sơ rút, dừng giải quyết và không quy định thời hạn): ${value}.`;
}

function carryOverNote({ carryOver: { previous, next } }: Ii06aReport): string {
  const span = ({ from, to }: { from: string; to: string }): string => `${dateText(from)} – ${dateText(to)}`;
  const before = `cột (6) bằng cột (11) của kỳ trước (${span(previous)}): ${countText(previous.open)}`;
  if (next === null) return `Đối chiếu: ${before}.`;
  return `Đối chiếu: ${before}; cột (11) bằng cột (6) của kỳ sau (${span(next)}): ${countText(next.carriedOver)}.`;
}
