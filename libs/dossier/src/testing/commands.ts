import { civilServiceCalendar } from '#calendar';
import type {
  AmendPersonal,
  ApproveCorrection,
  ClockTerms,
  ConfirmPayment,
  DigitizeResult,
  DossierCommand,
  ExpireSupplement,
  ExtendDeadline,
  HandOver,
  Process,
  Rate,
  Receive,
  ReceiveSupplement,
  RefuseIntake,
  RejectCorrection,
  RequestCorrection,
  RequestPayment,
  RequestSupplement,
  ReturnResult,
  Stop,
  Submit,
  Terms,
  Withdraw,
} from '../commands.js';
import type { CommandName } from '../vocabulary.js';
import { at } from './at.js';

/** Everything is done by the same clerk unless somebody else is named. */
const common = (time: string) => ({ occurredAt: at(time), personal: null, actorId: 'clerk-1' });

/** The calendars a due is moved under: the civil service's own, then as at reception. */
export const clock = (given: Partial<ClockTerms> = {}): ClockTerms => ({
  calendar: civilServiceCalendar,
  promiseCalendar: civilServiceCalendar,
  clockPolicy: { supplement: 'pause', payment: 'pause', cutoff: null },
  ...given,
});

/** Five working days under the calendar of the civil service (08:00-12:00, 13:00-17:00). */
export const terms = (given: Partial<Terms> = {}): Terms => ({
  fieldCode: 'ho-tich',
  agencyLevel: 'commune',
  limit: { value: 5, unit: 'workingDay' },
  clockPolicyId: 'default',
  clockPolicy: { supplement: 'pause', payment: 'pause', cutoff: null },
  calendar: civilServiceCalendar,
  ...given,
});

/** Commands as a clerk gives them; times are Vietnam's. */
export const submit = (time: string, given: Partial<Submit> = {}): Submit => ({
  ...{ ...common(time), name: 'submit', procedureCode: '1.004194', agencyId: 'H26.01', channel: 'online' },
  ...given,
});
export const receive = (time: string, given: Partial<Receive> = {}): Receive => ({
  ...{ ...common(time), name: 'receive', procedureCode: '1.004194', caseCode: null },
  ...{ agencyId: 'H26.01', receivingAgencyId: 'H26.09', clockStartsAt: null, channel: 'counter' },
  ...{ applicantKind: 'citizen', components: [], terms: terms() },
  ...given,
});
export const refuseIntake = (time: string, given: Partial<RefuseIntake> = {}): RefuseIntake => ({
  ...{ ...common(time), name: 'refuse-intake', procedureCode: '1.004194', agencyId: 'H26.01', channel: 'counter' },
  ...{ reasonCode: 'incomplete', terms: terms() },
  ...given,
});
export const handOver = (time: string, given: Partial<HandOver> = {}): HandOver => ({
  ...{ ...common(time), name: 'hand-over', toUnitId: 'H26.01.02', toOfficerId: 'officer-1', step: null },
  ...{ mode: 'electronic' },
  ...given,
});
export const process = (time: string, given: Partial<Process> = {}): Process => ({
  ...{ ...common(time), name: 'process', decision: 'granted', resultNumber: '12/QĐ', resultDigitized: true },
  ...given,
});
export const returnResult = (time: string, given: Partial<ReturnResult> = {}): ReturnResult => ({
  ...{ ...common(time), name: 'return-result', via: 'counter' },
  ...given,
});
export const withdraw = (time: string, given: Partial<Withdraw> = {}): Withdraw => ({
  ...{ ...common(time), name: 'withdraw', legalBasisCode: null },
  ...given,
});
export const stop = (time: string, given: Partial<Stop> = {}): Stop => ({
  ...{ ...common(time), name: 'stop', legalBasisCode: 'ND118-18' },
  ...given,
});

export const requestSupplement = (time: string, given: Partial<RequestSupplement> = {}): RequestSupplement => ({
  ...{ ...common(time), name: 'request-supplement', items: [], respondBy: null },
  ...given,
});
export const receiveSupplement = (time: string, given: Partial<ReceiveSupplement> = {}): ReceiveSupplement => ({
  ...{ ...common(time), name: 'receive-supplement', items: [], clock: clock() },
  ...given,
});
export const expireSupplement = (time: string, given: Partial<ExpireSupplement> = {}): ExpireSupplement => ({
  ...{ ...common(time), name: 'expire-supplement', clock: clock() },
  ...given,
});
export const requestPayment = (time: string, given: Partial<RequestPayment> = {}): RequestPayment => ({
  ...{ ...common(time), name: 'request-payment', amount: 200_000, method: null, clock: clock() },
  ...given,
});
export const confirmPayment = (time: string, given: Partial<ConfirmPayment> = {}): ConfirmPayment => ({
  ...{ ...common(time), name: 'confirm-payment', amount: null, method: 'cash', clock: clock() },
  ...given,
});
/** To ten days later, at the same hour, unless a due is given. */
export const extendDeadline = (time: string, given: Partial<ExtendDeadline> = {}): ExtendDeadline => ({
  ...{ ...common(time), name: 'extend-deadline', dueAt: at(time) + 10 * 24 * 3_600_000, reasonCode: 'overload' },
  ...{ responsibleUnitId: 'H26.01.02', actorId: 'supervisor-1', clock: clock() },
  ...given,
});
export const digitizeResult = (time: string, given: Partial<DigitizeResult> = {}): DigitizeResult => ({
  ...{ ...common(time), name: 'digitize-result' },
  ...given,
});
export const rate = (time: string, given: Partial<Rate> = {}): Rate => ({
  ...{ ...common(time), name: 'rate', score: 4 },
  ...given,
});
export const amendPersonal = (time: string, given: Partial<AmendPersonal> = {}): AmendPersonal => ({
  ...{ ...common(time), name: 'amend-personal', personal: { applicant: { name: 'Nguyễn Văn B' } } },
  ...given,
});
/** Of the channel, which every received dossier has. */
export const requestCorrection = (time: string, given: Partial<RequestCorrection> = {}): RequestCorrection => ({
  ...{ ...common(time), name: 'request-correction', targetEventId: null, field: 'channel', from: null, to: 'post' },
  ...{ reasonCode: 'typing-error' },
  ...given,
});
/** Of the request that was the second event, by somebody else. */
export const approveCorrection = (time: string, given: Partial<ApproveCorrection> = {}): ApproveCorrection => ({
  ...{
    ...common(time),
    name: 'approve-correction',
    requestEventId: 'event-2',
    actorId: 'supervisor-1',
    clock: clock(),
  },
  ...given,
});
export const rejectCorrection = (time: string, given: Partial<RejectCorrection> = {}): RejectCorrection => ({
  ...{ ...common(time), name: 'reject-correction', requestEventId: 'event-2', actorId: 'supervisor-1' },
  ...{ reasonCode: null },
  ...given,
});

/** Any command by its name. */
export const COMMAND_AT: Record<CommandName, (time: string) => DossierCommand> = {
  submit,
  receive,
  'refuse-intake': refuseIntake,
  'hand-over': handOver,
  process,
  'return-result': returnResult,
  withdraw,
  stop,
  'request-supplement': requestSupplement,
  'receive-supplement': receiveSupplement,
  'expire-supplement': expireSupplement,
  'request-payment': requestPayment,
  'confirm-payment': confirmPayment,
  'extend-deadline': extendDeadline,
  'digitize-result': digitizeResult,
  rate,
  'amend-personal': amendPersonal,
  'request-correction': requestCorrection,
  'approve-correction': approveCorrection,
  'reject-correction': rejectCorrection,
};
