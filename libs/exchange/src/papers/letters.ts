import type { Content } from 'pdfmake/interfaces.js';
import { line, nationalHeader, placeAndDay, scaleOf, signatures, titleOf } from './page.js';
import type { ApologyPaper, RefusalPaper, SupplementPaper } from './paper.types.js';
import { codeBlock, contactLine, linkBlock, wanted } from './receipt.js';
import { BLANK, dayInWords, momentInWords, reasonInWords } from './words.js';

type Letter = SupplementPaper | RefusalPaper | ApologyPaper;

/** Header, place and day, title, code and whom it concerns: the upper half of forms 02 to 04. */
function upperHalf(paper: Letter, form: string, title: string, at: number, whose: string): Content[] {
  const { size, office, timezone, applicant } = paper;
  const { gap } = scaleOf(size);
  return [
    nationalHeader(office, size, form),
    placeAndDay(office, at, timezone, gap),
    titleOf(title, size),
    codeBlock(paper),
    line(whose, applicant.name ?? BLANK, gap, true),
    line('Địa chỉ', applicant.address ?? BLANK, gap),
    contactLine(paper),
    line('Nội dung yêu cầu giải quyết', wanted(paper), gap),
  ];
}

/** Form 02: what is missing, and until when it can be brought. */
export function supplementContent(paper: SupplementPaper): Content[] {
  const { size, timezone, items, respondBy, reason, requestedAt, requestedBy, office } = paper;
  const { gap } = scaleOf(size);
  const title = 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ';
  return [
    ...upperHalf(paper, 'Mẫu số 02', title, requestedAt, 'Hồ sơ của'),
    { text: 'Để giải quyết hồ sơ, đề nghị ông/bà bổ sung, hoàn thiện những nội dung sau:', margin: [0, 0, 0, gap] },
    items.length === 0
      ? { text: BLANK, margin: [0, 0, 0, gap] }
      : { ol: items.map((item) => item.normalize('NFC')), margin: [size === 'A4' ? 14 : 8, 0, 0, gap], bold: true },
    ...(reason === null ? [] : [line('Lý do', reason, gap)]),
    ...(respondBy === null ? [] : [line('Nộp bổ sung trước', momentInWords(respondBy, timezone), gap, true)]),
    {
      text:
        'Thời gian chờ bổ sung không tính vào thời hạn giải quyết; ngày hẹn trả được tính lại khi nhận đủ giấy tờ và được báo lại cho ông/bà. ' +
        `Nếu cần hướng dẫn thêm, xin liên hệ ${office.name.normalize('NFC')}.`,
      margin: [0, 0, 0, gap],
    },
    linkBlock(paper),
    signatures(
      [
        { who: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: paper.applicant.name ?? null },
        { who: 'NGƯỜI HƯỚNG DẪN', how: '(Ký, ghi rõ họ tên)', name: requestedBy },
      ],
      size,
    ),
  ];
}

/** Form 03: why the counter does not take the application. */
export function refusalContent(paper: RefusalPaper): Content[] {
  const { size, reasonCode, reason, refusedAt, refusedBy, office } = paper;
  const { gap } = scaleOf(size);
  const title = 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ';
  return [
    ...upperHalf(paper, 'Mẫu số 03', title, refusedAt, 'Người nộp hồ sơ'),
    {
      text: `Sau khi xem xét, ${office.name.normalize('NFC')} chưa thể tiếp nhận hồ sơ này để giải quyết.`,
      margin: [0, 0, 0, gap],
    },
    line('Lý do', reasonInWords(reasonCode, reason), gap, true),
    {
      text: 'Ông/bà được nhận lại toàn bộ giấy tờ đã nộp và có thể nộp lại khi hồ sơ đủ điều kiện. Nếu không đồng ý với lý do trên, ông/bà có quyền gửi phản ánh, kiến nghị đến cơ quan cấp trên.',
      margin: [0, 0, 0, gap],
    },
    signatures(
      [
        { who: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: paper.applicant.name ?? null },
        { who: 'NGƯỜI TIẾP NHẬN HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: refusedBy },
      ],
      size,
    ),
  ];
}

/** Form 04: the promise that is not kept, who caused it and why, and the new one. */
export function apologyContent(paper: ApologyPaper): Content[] {
  const { size, timezone, office, applicant, issuedAt, documentNumber, closed } = paper;
  const { responsibleUnit, reasonCode, reason, signatory, signatoryPost, printedAt } = paper;
  // A letter cannot be older than what it tells.
  const tellsOf = closed?.at ?? paper.endedAt ?? issuedAt;
  const { gap } = scaleOf(size);
  const name = applicant.name ?? BLANK;
  const text = (content: string): Content => ({ text: content, margin: [0, 0, 0, gap], alignment: 'justify' });
  return [
    nationalHeader(office, size, 'Mẫu số 04'),
    placeAndDay(office, tellsOf > issuedAt ? printedAt : issuedAt, timezone, gap),
    ...(documentNumber === null ? [] : [line('Số', documentNumber, gap)]),
    titleOf('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', size),
    codeBlock(paper),
    line('Kính gửi', name, gap, true),
    line('Địa chỉ', applicant.address ?? BLANK, gap),
    line('Về việc', wanted(paper), gap),
    text(whatHappened(paper)),
    line('Đơn vị gây chậm trễ', responsibleUnit.normalize('NFC'), gap, true),
    line('Lý do', reasonInWords(reasonCode, reason), gap),
    ...promised(paper, text),
    text('Mong ông/bà thông cảm. Ngày hẹn cũ vẫn được lưu; hồ sơ vẫn được tính là quá hạn so với ngày hẹn lần đầu.'),
    // Who has the result, or wants none any more, has nothing to follow.
    ...(closed === null ? [linkBlock(paper)] : []),
    signatures(
      [
        { who: ' ', how: ' ' },
        {
          who: signatoryPost.normalize('NFC').toLocaleUpperCase('vi'),
          how: '(Ký, ghi rõ họ tên, đóng dấu)',
          name: signatory,
        },
      ],
      size,
    ),
  ];
}

/** What was promised, and what became of it. */
function whatHappened({ timezone, receivedAt, previousDueAt, dueAt, endedAt, closed }: ApologyPaper): string {
  const moment = (at: number): string => momentInWords(at, timezone);
  const late = endedAt !== null && endedAt > previousDueAt ? ', chậm so với ngày hẹn' : '';
  const moved =
    dueAt === null || (closed === null && endedAt === null) ? [] : [`Ngày hẹn đã được lùi đến ${moment(dueAt)}.`];
  const ready = endedAt === null ? [] : [`Kết quả giải quyết có vào ${moment(endedAt)}${late}.`];
  return [
    `${dayInWords(receivedAt, timezone).replace(/^n/, 'N')}, hồ sơ của ông/bà đã được tiếp nhận và hẹn trả kết quả vào ${moment(previousDueAt)}.`,
    ...moved,
    ...ready,
    ...(closed === null ? [] : [`${CLOSED[closed.how]} ${moment(closed.at)}.`]),
    ...(closed === null && endedAt === null ? ['Đến nay hồ sơ chưa giải quyết xong.'] : []),
  ].join(' ');
}

const CLOSED: Record<NonNullable<ApologyPaper['closed']>['how'], string> = {
  returned: 'Kết quả đã được trả cho ông/bà vào',
  withdrawn: 'Ông/bà đã rút hồ sơ vào',
  stopped: 'Hồ sơ đã dừng giải quyết vào',
};

/** The new day; where there is none, that the result is there, or that its day will be told; nothing of a dossier that has ended. */
function promised(
  { office, dueAt, endedAt, closed, size, timezone }: ApologyPaper,
  text: (content: string) => Content,
): Content[] {
  const { gap } = scaleOf(size);
  const sorry = `${office.name.normalize('NFC')} chân thành xin lỗi ông/bà vì sự chậm trễ này`;
  if (closed !== null) return [text(`${sorry}.`)];
  if (endedAt !== null) return [text(`${sorry}. Mời ông/bà mang giấy tiếp nhận đến nhận kết quả.`)];
  if (dueAt === null) return [text(`${sorry}. Ngày trả kết quả sẽ được báo cho ông/bà ngay khi xác định được.`)];
  return [
    text(`${sorry} và xin hẹn lại thời gian trả kết quả:`),
    { text: momentInWords(dueAt, timezone), bold: true, alignment: 'center', margin: [0, gap * 0.4, 0, gap * 1.4] },
  ];
}
