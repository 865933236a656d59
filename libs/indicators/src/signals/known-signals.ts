import type { SignalDefinition, SignalName } from './signal.js';

const bulkEndings: SignalDefinition = {
  ...{ name: 'bulkEndings', version: 1, population: 'resolved', eventTypes: ['DossierProcessed'] },
  parameters: [
    {
      ...{ name: 'minCount', min: 2, max: 1000, default: 10, unit: 'dossier' },
      meaning: { en: 'so many dossiers at least', vi: 'số hồ sơ tối thiểu' },
    },
    {
      ...{ name: 'withinSeconds', min: 1, max: 600, default: 60, unit: 'second' },
      meaning: {
        en: 'the last ends less than so many seconds after the first',
        vi: 'hồ sơ cuối kết thúc sau hồ sơ đầu chưa tới số giây này',
      },
    },
  ],
  label: { vi: 'Kết thúc hàng loạt', en: 'Ended in bulk' },
  meaning: {
    en: 'Many dossiers of one agency were recorded as processed by one actor within a minute.',
    vi: 'Nhiều hồ sơ của một cơ quan được một người ghi nhận hoàn thành trong một phút.',
  },
  innocent: {
    en: [
      'Results signed in one batch and entered together, at the time of signing.',
      'A list or feed that knows the day and not the time of day.',
    ],
    vi: ['Ký duyệt theo lô, nhập một lượt đúng giờ ký.', 'Tệp hoặc kết nối chỉ có ngày, không có giờ.'],
  },
};

const endEqualsDue: SignalDefinition = {
  ...{ name: 'endEqualsDue', version: 1, population: 'resolved' },
  eventTypes: ['DossierReceived', 'DossierProcessed', 'DeadlineExtended', 'DeadlineRecalculated'],
  parameters: [
    {
      ...{ name: 'withinSeconds', min: 0, max: 60, default: 0, unit: 'second' },
      meaning: { en: 'at most so many whole seconds apart', vi: 'lệch nhau tối đa số giây này' },
    },
  ],
  label: { vi: 'Kết thúc trùng giờ hẹn', en: 'Ended at the very due' },
  meaning: {
    en: 'The end is the due in force, to the second.',
    vi: 'Thời điểm kết thúc trùng giờ hẹn trả đang áp dụng đến từng giây.',
  },
  innocent: {
    en: ['Both are the end of the working day.', 'A list that knows days only gives both the same time of day.'],
    vi: ['Cả hai đều là cuối giờ làm việc.', 'Tệp chỉ có ngày nên hai mốc mang cùng một giờ.'],
  },
};

const supplementJustBeforeDue: SignalDefinition = {
  ...{ name: 'supplementJustBeforeDue', version: 1, population: 'resolved' },
  eventTypes: ['SupplementRequested', 'SupplementReceived', 'SupplementExpired'],
  parameters: [
    {
      ...{ name: 'withinHours', min: 1, max: 168, default: 8, unit: 'hour' },
      meaning: {
        en: 'so many hours of the clock, or fewer, before the due',
        vi: 'trước giờ hẹn không quá số giờ này (giờ đồng hồ)',
      },
    },
  ],
  label: { vi: 'Yêu cầu bổ sung sát giờ hẹn', en: 'Supplement asked for just before the due' },
  meaning: {
    en: 'A supplement was requested shortly before the due then in force.',
    vi: 'Yêu cầu bổ sung được lập ngay trước giờ hẹn trả đang áp dụng lúc đó.',
  },
  innocent: {
    en: ['What was missing came up only in the last step.', 'The limit itself is only some hours long.'],
    vi: ['Thiếu sót chỉ lộ ra ở bước cuối.', 'Bản thân thời hạn chỉ vài giờ.'],
  },
};

const resumedAndEndedWithinHour: SignalDefinition = {
  ...{ name: 'resumedAndEndedWithinHour', version: 1, population: 'resolved' },
  eventTypes: ['SupplementReceived', 'SupplementExpired', 'PaymentReceived', 'DossierProcessed'],
  parameters: [
    {
      ...{ name: 'withinMinutes', min: 1, max: 1440, default: 60, unit: 'minute' },
      meaning: { en: 'ended so many minutes, or fewer, after', vi: 'kết thúc sau đó không quá số phút này' },
    },
  ],
  label: { vi: 'Tiếp tục rồi kết thúc ngay', en: 'Resumed and ended at once' },
  meaning: {
    en: 'A wait ended and the dossier was processed within the hour.',
    vi: 'Hết chờ bổ sung hoặc chờ nộp phí và hồ sơ hoàn thành trong vòng một giờ.',
  },
  innocent: {
    en: [
      'Only this document or payment was missing; everything else was ready.',
      'A fee is paid when the result is handed out.',
    ],
    vi: ['Chỉ thiếu đúng giấy tờ hoặc khoản phí đó, mọi việc khác đã xong.', 'Thu phí lúc trả kết quả.'],
  },
};

const receptionEnteredLate: SignalDefinition = {
  ...{ name: 'receptionEnteredLate', version: 1, population: 'received', eventTypes: ['DossierReceived'] },
  parameters: [
    {
      ...{ name: 'afterHours', min: 1, max: 8784, default: 24, unit: 'hour' },
      meaning: { en: 'entered more than so many hours later', vi: 'nhập sau khi tiếp nhận quá số giờ này' },
    },
  ],
  label: { vi: 'Nhập tiếp nhận muộn', en: 'Reception entered late' },
  meaning: {
    en: 'The reception was entered long after it happened. Dossiers taken in from a file or feed are not looked at.',
    vi: 'Việc tiếp nhận được nhập rất lâu sau khi diễn ra. Không xét hồ sơ lấy từ tệp hoặc kết nối.',
  },
  innocent: {
    en: ['The network or the power was down.', 'Paper intake in a remote place, entered on return.'],
    vi: ['Mất mạng hoặc mất điện.', 'Tiếp nhận lưu động bằng giấy, về mới nhập.'],
  },
};

const dueMovedAfterPassed: SignalDefinition = {
  ...{ name: 'dueMovedAfterPassed', version: 1, population: 'resolved' },
  eventTypes: ['DeadlineExtended', 'DeadlineRecalculated'],
  parameters: [
    {
      ...{ name: 'afterDays', min: 0, max: 365, default: 0, unit: 'day' },
      meaning: { en: 'more than so many days after it had passed', vi: 'sau khi đã quá hạn hơn số ngày này' },
    },
  ],
  label: { vi: 'Dời ngày hẹn sau khi đã quá hạn', en: 'Due moved after it had passed' },
  meaning: {
    en: 'The due was moved to a later one after it had passed: by an extension, a calendar, a feed or a file. It counts against the new due and stays late against the first promise.',
    vi: 'Giờ hẹn bị dời về sau khi đã quá hạn: do gia hạn, lịch làm việc, kết nối hoặc tệp. Tính theo hẹn mới, nhưng vẫn là quá hạn so với hẹn lần đầu.',
  },
  innocent: {
    en: [
      'An extension decided in time and entered late.',
      'A holiday announced afterwards.',
      'A wrong date in a file, put right.',
    ],
    vi: ['Gia hạn được quyết định kịp thời nhưng nhập muộn.', 'Ngày nghỉ được công bố sau.', 'Sửa ngày sai trong tệp.'],
  },
};

const correctedIntoTime: SignalDefinition = {
  ...{ name: 'correctedIntoTime', version: 1, population: 'resolved' },
  eventTypes: ['DossierReceived', 'DossierProcessed', 'CorrectionRequested', 'DossierCorrected'],
  parameters: [
    {
      ...{ name: 'lateByDays', min: 0, max: 365, default: 0, unit: 'day' },
      meaning: { en: 'it had ended more than so many days late', vi: 'trước đó đã quá hạn hơn số ngày này' },
    },
  ],
  label: { vi: 'Đính chính từ quá hạn thành đúng hạn', en: 'Corrected from late into time' },
  meaning: {
    en: 'It was recorded as ended late; a correction took that away, and now it stands as ended in time. Both versions and both people stay in the log.',
    vi: 'Hồ sơ đã ghi nhận là quá hạn, sau khi đính chính thì thành đúng hạn. Cả hai lần ghi nhận và cả hai người vẫn còn trong nhật ký.',
  },
  innocent: {
    en: [
      'The end was entered on the day it was typed in, not the day it happened.',
      'A wrong procedure had given too short a limit.',
    ],
    vi: ['Ngày hoàn thành lúc đầu ghi theo ngày nhập liệu.', 'Chọn nhầm thủ tục có thời hạn ngắn hơn.'],
  },
};

const processedWithoutStep: SignalDefinition = {
  ...{ name: 'processedWithoutStep', version: 2, population: 'resolved' },
  eventTypes: ['DossierReceived', 'DossierProcessed'],
  parameters: [
    {
      ...{ name: 'withinMinutes', min: 0, max: 527_040, default: 527_040, unit: 'minute' },
      meaning: {
        en: 'processed so many minutes, or fewer, after reception; a year stands for any time',
        vi: 'hoàn thành sau tiếp nhận không quá số phút này; một năm là không giới hạn',
      },
    },
    {
      ...{ name: 'limitOverHours', min: 0, max: 1000, default: 8, unit: 'hour' },
      meaning: {
        en: 'a limit of so many working hours, or fewer, is done at one sitting and not looked at; 0 looks at every limit',
        vi: 'không xét thủ tục có thời hạn không quá số giờ làm việc này vì giải quyết ngay trong buổi; 0 là xét mọi thủ tục',
      },
    },
  ],
  label: { vi: 'Hoàn thành không qua bước nào', en: 'Processed without any step' },
  meaning: {
    en: 'Between reception and end there is no hand-over, wait, payment or extension, though the procedure is not one of a few hours. Dossiers taken in from a file or feed are not looked at.',
    vi: 'Giữa tiếp nhận và kết thúc không có chuyển xử lý, chờ bổ sung, nộp phí hay gia hạn, dù thủ tục không phải loại giải quyết trong vài giờ. Không xét hồ sơ lấy từ tệp hoặc kết nối.',
  },
  innocent: {
    en: ['A procedure done on the spot, whatever its limit.', 'One person receives and decides.'],
    vi: ['Thủ tục giải quyết ngay tại quầy, dù thời hạn dài hơn.', 'Một người vừa tiếp nhận vừa giải quyết.'],
  },
};

const extensionNotTold: SignalDefinition = {
  ...{ name: 'extensionNotTold', version: 1, population: 'resolved' },
  eventTypes: ['DossierReceived', 'DeadlineExtended', 'ApologyTold', 'DossierProcessed'],
  parameters: [
    {
      ...{ name: 'beforeDays', min: 0, max: 30, default: 0, unit: 'day' },
      meaning: {
        en: 'told so many days before the old due, or more; 0: by the old due',
        vi: 'phải báo trước giờ hẹn cũ ít nhất số ngày này; 0 là chậm nhất đến giờ hẹn cũ',
      },
    },
  ],
  label: { vi: 'Gia hạn không báo kịp', en: 'Extended and not told in time' },
  meaning: {
    en: 'The due was extended, and by the old due nobody had printed the apology or sent it; the dossier ended after the old due. Extensions entered before telling was recorded, and those from a file or feed, are not looked at.',
    vi: 'Hồ sơ được gia hạn nhưng đến giờ hẹn cũ vẫn chưa in phiếu hoặc gửi tin xin lỗi và hẹn lại; hồ sơ xong sau giờ hẹn cũ. Không xét gia hạn nhập trước khi có ghi nhận việc báo và gia hạn lấy từ tệp hoặc kết nối.',
  },
  innocent: {
    en: [
      'The applicant was told by phone or in person, and nothing was printed.',
      'The paper was written by hand while the power or the network was down.',
    ],
    vi: ['Đã báo qua điện thoại hoặc trực tiếp nên không in phiếu.', 'Phiếu được viết tay khi mất điện hoặc mất mạng.'],
  },
};

/** The signals the product ships with; what a tenant set instead of a default is an event in its log. */
export const KNOWN_SIGNALS: Readonly<Record<SignalName, SignalDefinition>> = {
  bulkEndings,
  endEqualsDue,
  supplementJustBeforeDue,
  resumedAndEndedWithinHour,
  receptionEnteredLate,
  dueMovedAfterPassed,
  correctedIntoTime,
  processedWithoutStep,
  extensionNotTold,
};
