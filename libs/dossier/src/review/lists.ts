/** A value of a coded list with its words on screen. */
export interface Coded {
  code: string;
  vi: string;
  en: string;
}

/** Why a dossier was late. `objective`: outside the unit's doing, so that it may be excused. */
export const LATE_CAUSES = [
  {
    code: 'complexDossier',
    vi: 'Hồ sơ phức tạp, phải xác minh',
    en: 'A complex case that needed verification',
    objective: false,
  },
  { code: 'waitingForAgency', vi: 'Chờ ý kiến cơ quan phối hợp', en: 'Waiting for another agency', objective: true },
  { code: 'understaffed', vi: 'Thiếu nhân lực', en: 'Too few people', objective: false },
  { code: 'systemFault', vi: 'Lỗi hệ thống, mất kết nối', en: 'A fault of the system or the network', objective: true },
  { code: 'slowHandling', vi: 'Cán bộ xử lý chậm', en: 'Slow handling by the officer', objective: false },
  {
    code: 'handedOverLate',
    vi: 'Luân chuyển giữa các bước chậm',
    en: 'Handed over late between steps',
    objective: false,
  },
  { code: 'wrongPromise', vi: 'Ghi sai ngày hẹn trả', en: 'A wrong appointment was given', objective: false },
  { code: 'legalObstacle', vi: 'Vướng mắc quy định pháp luật', en: 'An obstacle in the law', objective: true },
  {
    code: 'forceMajeure',
    vi: 'Thiên tai, dịch bệnh, bất khả kháng',
    en: 'Disaster, epidemic, force majeure',
    objective: true,
  },
  { code: 'other', vi: 'Nguyên nhân khác', en: 'Another cause', objective: false },
] as const satisfies readonly (Coded & { objective: boolean })[];

/** What is done about it. */
export const REVIEW_MEASURES = [
  { code: 'remind', vi: 'Nhắc nhở, phê bình', en: 'A reminder' },
  { code: 'reassign', vi: 'Chuyển người thụ lý', en: 'Another officer takes over' },
  { code: 'addStaff', vi: 'Bổ sung, điều chuyển nhân lực', en: 'More people' },
  { code: 'changeProcedure', vi: 'Điều chỉnh quy trình nội bộ', en: 'The internal procedure is changed' },
  { code: 'fixSystem', vi: 'Khắc phục hệ thống', en: 'The system is mended' },
  { code: 'askAgency', vi: 'Đôn đốc cơ quan phối hợp', en: 'The other agency is asked again' },
  { code: 'training', vi: 'Tập huấn, hướng dẫn nghiệp vụ', en: 'Training' },
  { code: 'proposeRule', vi: 'Kiến nghị sửa quy định', en: 'A change of the rules is proposed' },
  { code: 'other', vi: 'Biện pháp khác', en: 'Another measure' },
] as const satisfies readonly Coded[];

/** On what ground a late case is excused. */
export const EXCUSE_GROUNDS = [
  { code: 'otherAgency', vi: 'Do cơ quan phối hợp chậm', en: 'The other agency was slow' },
  { code: 'systemFault', vi: 'Do sự cố hệ thống có biên bản', en: 'A documented fault of the system' },
  { code: 'law', vi: 'Do quy định pháp luật thay đổi', en: 'The law changed' },
  { code: 'forceMajeure', vi: 'Bất khả kháng', en: 'Force majeure' },
  { code: 'applicantRequest', vi: 'Theo đề nghị của người nộp', en: 'The applicant asked for it' },
] as const satisfies readonly Coded[];

/** Why a closed review is opened again. */
export const REOPEN_REASONS = [
  { code: 'newFacts', vi: 'Có tình tiết mới', en: 'New facts' },
  { code: 'complaint', vi: 'Có phản ánh, kiến nghị', en: 'A complaint' },
  { code: 'wrongCause', vi: 'Xác định sai nguyên nhân', en: 'The cause was wrong' },
  { code: 'inspection', vi: 'Theo yêu cầu kiểm tra', en: 'An inspection asks for it' },
  { code: 'other', vi: 'Lý do khác', en: 'Another reason' },
] as const satisfies readonly Coded[];

const codesOf = (list: readonly Coded[]): ReadonlySet<string> => new Set(list.map(({ code }) => code));
export const CAUSE_CODES = codesOf(LATE_CAUSES);
export const MEASURE_CODES = codesOf(REVIEW_MEASURES);
export const EXCUSE_CODES = codesOf(EXCUSE_GROUNDS);
export const REOPEN_CODES = codesOf(REOPEN_REASONS);
