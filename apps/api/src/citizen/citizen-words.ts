import type { PublicStatus } from '#application';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Everything the citizen's pages say. */
export interface CitizenWords {
  title: string;
  other: string;
  intro: string;
  code: string;
  codeHint: string;
  digits: string;
  digitsHint: string;
  show: string;
  states: Record<PublicStatus['state'], { name: string; what: string }>;
  promised: string;
  firstPromised: string;
  noLimit: string;
  procedure: string;
  agency: string;
  received: string;
  ready: string;
  returned: string;
  why: string;
  missing: string;
  others: (count: number) => string;
  respondBy: (moment: string) => string;
  payment: (amount: string) => string;
  rateTitle: string;
  scores: readonly string[];
  send: string;
  rated: string;
  asOf: (moment: string) => string;
  again: string;
  notFound: string;
  notFoundReceipt: string;
  badInput: string;
  tooMany: (minutes: number) => string;
  notNow: string;
  privacy: string;
}

const VIETNAMESE: CitizenWords = {
  title: 'Tra cứu hồ sơ',
  other: 'English',
  intro: 'Nhập mã hồ sơ in trên giấy tiếp nhận và bốn số cuối của số điện thoại hoặc số giấy tờ đã khai khi nộp.',
  code: 'Mã hồ sơ',
  codeHint: 'Ví dụ: H26.12-260302-0001',
  digits: 'Bốn số cuối',
  digitsHint: 'Của số điện thoại, hoặc của số căn cước, hộ chiếu',
  show: 'Xem tình trạng',
  states: {
    submitted: { name: 'Đã gửi', what: 'Hồ sơ đã gửi và đang chờ tiếp nhận.' },
    received: { name: 'Đã tiếp nhận', what: 'Hồ sơ đã được tiếp nhận và sẽ được chuyển giải quyết.' },
    refusedIntake: { name: 'Không tiếp nhận', what: 'Cơ quan không tiếp nhận hồ sơ; lý do ghi trên phiếu từ chối.' },
    inProcess: { name: 'Đang giải quyết', what: 'Hồ sơ đang được giải quyết.' },
    waitingSupplement: { name: 'Chờ bổ sung', what: 'Cơ quan đang chờ giấy tờ còn thiếu.' },
    waitingPayment: { name: 'Chờ nộp phí', what: 'Cơ quan đang chờ phí, lệ phí hoặc nghĩa vụ tài chính.' },
    withdrawn: { name: 'Đã rút', what: 'Người nộp đã rút hồ sơ.' },
    stopped: { name: 'Dừng giải quyết', what: 'Cơ quan đã dừng giải quyết hồ sơ theo quy định.' },
    processed: { name: 'Đã có kết quả', what: 'Mời mang giấy tiếp nhận đến nhận kết quả.' },
    returned: { name: 'Đã trả kết quả', what: 'Kết quả đã được trả.' },
    annulled: { name: 'Đã huỷ ghi nhận', what: 'Bản ghi này đã bị huỷ; xin liên hệ nơi đã nộp hồ sơ.' },
  },
  promised: 'Hẹn trả kết quả',
  firstPromised: 'Hẹn lần đầu',
  noLimit: 'Thủ tục không quy định thời hạn',
  procedure: 'Thủ tục',
  agency: 'Nơi tiếp nhận',
  received: 'Ngày tiếp nhận',
  ready: 'Có kết quả',
  returned: 'Đã trả kết quả',
  why: 'Vì sao là ngày đó',
  missing: 'Giấy tờ còn thiếu',
  others: (count) => `${String(count)} giấy tờ khác, ghi trên phiếu yêu cầu bổ sung`,
  respondBy: (moment) => `Nộp trước ${moment}.`,
  payment: (amount) => `Số tiền cần nộp: ${amount} đồng.`,
  rateTitle: 'Ông/bà hài lòng đến mức nào?',
  scores: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  send: 'Gửi đánh giá',
  rated: 'Cảm ơn ông/bà đã đánh giá.',
  asOf: (moment) => `Cập nhật lúc ${moment}.`,
  again: 'Tra cứu hồ sơ khác',
  notFound: 'Không tìm thấy hồ sơ với mã và bốn số đã nhập. Xin kiểm tra lại giấy tiếp nhận.',
  notFoundReceipt: 'Không tìm thấy hồ sơ theo mã này. Xin quét lại mã trên giấy tiếp nhận, hoặc tra cứu bằng mã hồ sơ.',
  badInput: 'Xin nhập mã hồ sơ và đúng bốn chữ số.',
  tooMany: (minutes) => `Đã thử quá nhiều lần. Xin thử lại sau ${String(minutes)} phút.`,
  notNow: 'Hiện chưa nhận được đánh giá này: mỗi hồ sơ được đánh giá một lần, sau khi trả kết quả.',
  privacy: 'Trang này không hiển thị thông tin cá nhân.',
};

const ENGLISH: CitizenWords = {
  title: 'Track a dossier',
  other: 'Tiếng Việt',
  intro:
    'Enter the dossier code printed on the receipt and the last four digits of the phone or id number given at intake.',
  code: 'Dossier code',
  codeHint: 'For example: H26.12-260302-0001',
  digits: 'Last four digits',
  digitsHint: 'Of the phone number, or of the id card or passport',
  show: 'Show status',
  states: {
    submitted: { name: 'Submitted', what: 'The dossier was sent and waits to be received.' },
    received: { name: 'Received', what: 'The dossier was received and will be passed on.' },
    refusedIntake: {
      name: 'Not received',
      what: 'The office did not take the dossier; the reason is on the refusal slip.',
    },
    inProcess: { name: 'In process', what: 'The dossier is being worked on.' },
    waitingSupplement: { name: 'Waiting for papers', what: 'The office waits for missing papers.' },
    waitingPayment: { name: 'Waiting for payment', what: 'The office waits for a fee.' },
    withdrawn: { name: 'Withdrawn', what: 'The applicant withdrew the dossier.' },
    stopped: { name: 'Stopped', what: 'The office stopped the dossier as the law provides.' },
    processed: { name: 'Result ready', what: 'Please bring the receipt and fetch the result.' },
    returned: { name: 'Result returned', what: 'The result was handed over.' },
    annulled: {
      name: 'Record annulled',
      what: 'This record was annulled; please ask where the dossier was handed in.',
    },
  },
  promised: 'Promised for',
  firstPromised: 'First promised for',
  noLimit: 'No time limit for this procedure',
  procedure: 'Procedure',
  agency: 'Received by',
  received: 'Received',
  ready: 'Result ready',
  returned: 'Result returned',
  why: 'Why that day',
  missing: 'Missing papers',
  others: (count) => `${String(count)} more, named on the slip that asks for them`,
  respondBy: (moment) => `Bring them before ${moment}.`,
  payment: (amount) => `To be paid: ${amount} đồng.`,
  rateTitle: 'How satisfied are you?',
  scores: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
  send: 'Send rating',
  rated: 'Thank you for your rating.',
  asOf: (moment) => `As of ${moment}.`,
  again: 'Look up another dossier',
  notFound: 'No dossier is found by that code and those four digits. Please check your receipt.',
  notFoundReceipt: 'No dossier is found by this link. Please scan the receipt again, or look it up by its code.',
  badInput: 'Please enter the dossier code and exactly four digits.',
  tooMany: (minutes) => `Too many attempts. Please try again in ${String(minutes)} minutes.`,
  notNow: 'This rating cannot be taken now: each dossier is rated once, after its result was returned.',
  privacy: 'This page shows no personal data.',
};

export const CITIZEN_WORDS: Record<Language, CitizenWords> = { vi: VIETNAMESE, en: ENGLISH };
