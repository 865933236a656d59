import type { Paper, PaperHead, PaperSize, RegisterPaper } from '../paper.types.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

const head = (size: PaperSize): PaperHead => ({
  code: 'H26.W1-260302-0007',
  size,
  timezone: 'Asia/Ho_Chi_Minh',
  office: { name: 'Ủy ban nhân dân phường Láng', parent: 'Thành phố Hà Nội', place: 'Hà Nội' },
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
  printedAt: at('2026-03-02 09:20'),
});

const applicant = {
  name: 'Nguyễn Thị Ngọc Quỳnh',
  phone: '0912 345 678',
  address: 'Số 12, ngõ 34, đường Láng, phường Láng, thành phố Hà Nội',
  email: 'quynh.nguyen@example.vn',
};
const link = 'https://motcua.example.vn/tra-cuu/bien-nhan/Zk3rJ0mVw8yXq2Tt5uLh1bNc7Pd';

/** One of each form of a dossier, with every field said. */
export const samplePapers = (size: PaperSize): Paper[] => [
  {
    ...head(size),
    ...{ kind: 'receipt', applicant, abstract: 'khai sinh cho con sinh ngày 20/02/2026', channel: 'counter' },
    receivedAt: at('2026-03-02 09:15'),
    promisedAt: at('2026-03-16 09:15'),
    limit: { value: 10, unit: 'workingDay' },
    components: [
      { name: 'Tờ khai đăng ký khai sinh theo mẫu', form: 'original' },
      { name: 'Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận về việc sinh', form: 'original' },
      { name: 'Giấy chứng nhận kết hôn của cha mẹ', form: 'certifiedCopy' },
      { name: 'Ảnh chụp thẻ căn cước của người đi khai', form: 'electronic' },
    ],
    handledBy: 'Sở Tư pháp thành phố Hà Nội',
    receivedBy: 'Trần Văn Đức',
    link,
  },
  {
    ...head(size),
    ...{ kind: 'supplement', applicant, abstract: null, requestedBy: 'Lê Thị Hường', link },
    requestedAt: at('2026-03-04 10:00'),
    respondBy: at('2026-03-11 17:00'),
    items: ['Giấy chứng sinh (bản chính)', 'Văn bản ủy quyền của cha mẹ có chứng thực chữ ký'],
    reason: 'bản đã nộp bị mờ, không đọc được họ tên người mẹ',
  },
  {
    ...head(size),
    ...{ kind: 'refusal', applicant, abstract: null, reasonCode: 'notCompetent', refusedBy: 'Trần Văn Đức' },
    refusedAt: at('2026-03-02 09:15'),
    reason: 'thường trú của người đi khai thuộc phường khác',
  },
  {
    ...head(size),
    ...{ kind: 'apology', applicant, abstract: null, reasonCode: 'otherAgencyLate', link },
    ...{ signatoryPost: 'Chủ tịch UBND phường Láng', signatory: 'Phạm Minh Tuấn', closed: null },
    receivedAt: at('2026-03-02 09:15'),
    previousDueAt: at('2026-03-16 09:15'),
    dueAt: at('2026-03-20 17:00'),
    ...{ documentNumber: null, endedAt: null, issuedAt: at('2026-03-13 15:00') },
    responsibleUnit: 'Phòng Hành chính tư pháp, Sở Tư pháp',
    reason: 'đang chờ xác minh của Công an phường nơi sinh',
  },
  {
    ...head(size),
    ...{ kind: 'control-slip', dueAt: at('2026-03-20 17:00') },
    receivedAt: at('2026-03-02 09:15'),
    printedAt: at('2026-03-18 16:00'),
    steps: [
      {
        ...{ at: at('2026-03-02 09:15'), recordedAt: null, kind: 'received', from: null, by: 'Trần Văn Đức' },
        ...{ to: 'Ủy ban nhân dân phường Láng', dueAt: at('2026-03-16 09:15'), standing: null },
      },
      {
        ...{ at: at('2026-03-02 11:00'), recordedAt: null, kind: 'handedOver', from: 'Ủy ban nhân dân phường Láng' },
        ...{ to: 'Phòng Hành chính tư pháp', by: 'Trần Văn Đức', dueAt: null, standing: null },
      },
      {
        ...{ at: at('2026-03-13 15:00'), recordedAt: null, kind: 'extended', from: null, to: null },
        ...{ by: 'Phạm Minh Tuấn', dueAt: at('2026-03-20 17:00'), standing: null },
      },
      {
        ...{ at: at('2026-03-18 10:00'), recordedAt: at('2026-03-18 15:40'), kind: 'processed', from: null },
        ...{ to: 'Phòng Hành chính tư pháp', by: 'Lê Thị Hường', dueAt: null, standing: 'early' },
      },
    ],
  },
];

/** A day of three dossiers. */
export const sampleRegister = (rows = 3): RegisterPaper => ({
  kind: 'register',
  on: '2026-03-02',
  timezone: 'Asia/Ho_Chi_Minh',
  office: head('A4').office,
  printedAt: at('2026-03-02 17:05'),
  rows: Array.from({ length: rows }, (_, index) => ({
    number: index + 1,
    code: `H26.W1-260302-${String(index + 1).padStart(4, '0')}`,
    procedure: 'Đăng ký khai sinh',
    applicant: index === 1 ? {} : applicant,
    handledBy: 'Ủy ban nhân dân phường Láng',
    channel: 'counter',
    receivedAt: at('2026-03-02 09:15'),
    promisedAt: index === 2 ? null : at('2026-03-16 09:15'),
    processedAt: index === 0 ? at('2026-03-05 10:00') : null,
    returnedAt: index === 0 ? at('2026-03-06 10:00') : null,
    state: index === 0 ? 'returned' : 'received',
  })),
});
