import { localDate, parsePlainDate } from '#calendar';
import type { CalendarVersion, Instant } from '#calendar';
import { agencyOn } from '#dossier';
import type { Catalogue, CodeCause, Lateness, PersonalContent, Received, ReviewCommand } from '#dossier';
import type { Principal } from '../access/principal.js';
import { invalid } from '../problem-error.js';
import { readInstant, INSTANT_FORM } from '../parameter-reader.js';
import type { ReviewBody } from './review-requests.js';
import { reviewDueAt } from './review-rules.js';
import type { ReviewRules } from './review-rules.js';

/** What a body is resolved against. */
export interface ReviewSurroundings {
  principal: Principal;
  catalogue: Catalogue;
  calendar: CalendarVersion;
  rules: ReviewRules;
  now: Instant;
  dossier: Received;
  lateness: Lateness | null;
  /** Throws VALIDATION.FAILED for somebody who has nothing to do with the dossier. */
  requireResponsible: (officerId: string) => Promise<void>;
  /** Other reviews with a cause of a unit. */
  earlierCauses: (causeCode: string, responsibleUnitId: string) => Promise<CodeCause['earlier']>;
}

/** A body becomes a step: codes are looked up, the deadline is fixed. Throws VALIDATION.FAILED naming the fields. */
export async function resolveReviewCommand(command: ReviewBody, around: ReviewSurroundings): Promise<ReviewCommand> {
  const { principal, now, dossier } = around;
  const common = {
    actorId: principal.actorId,
    onBehalfOf: principal.onBehalfOf ?? null,
    occurredAt: happened(command, now),
    personal: personalOf(command.body),
  };
  switch (command.name) {
    case 'open': {
      const { agencyId, procedureCode, holder } = dossier;
      const of = { agencyId, procedureCode, holderUnitId: holder.unitId, officerId: holder.officerId };
      return { ...common, name: 'open', of, deadline: deadlineOf(around) };
    }
    case 'code-cause': {
      const { causeCode, responsibleUnitId, responsibleOfficerId = null } = command.body;
      requireAgency(responsibleUnitId, around);
      if (responsibleOfficerId !== null) await around.requireResponsible(responsibleOfficerId);
      const earlier = await around.earlierCauses(causeCode, responsibleUnitId);
      return { ...common, name: 'code-cause', causeCode, responsibleUnitId, responsibleOfficerId, earlier };
    }
    case 'record-measure': {
      const { measureCode, completeBy = null } = command.body;
      if (completeBy !== null && parsePlainDate(completeBy) === null) {
        throw invalid([{ pointer: '/completeBy', code: 'DATE.UNREADABLE', detail: 'a date such as 2026-03-31' }]);
      }
      return { ...common, name: 'record-measure', measureCode, completeBy };
    }
    case 'issue-apology':
      return { ...common, name: 'issue-apology', documentNumber: command.body.documentNumber };
    case 'judge': {
      const { excused, groundCode = null } = command.body;
      return { ...common, name: 'judge', excused, groundCode };
    }
    case 'reopen':
      return { ...common, name: 'reopen', reasonCode: command.body.reasonCode };
    case 'sign-apology':
    case 'close':
      return { ...common, name: command.name };
    default:
      return command satisfies never;
  }
}

function deadlineOf({ lateness, rules, calendar, now }: ReviewSurroundings) {
  const { workingDays } = rules;
  const dueAt = reviewDueAt(lateness?.lateSince ?? now, rules, calendar);
  return { dueAt, workingDays, calendarId: calendar.id, calendarVersion: calendar.version };
}

function happened({ body }: ReviewBody, now: Instant): Instant {
  if (!('occurredAt' in body) || body.occurredAt === undefined) return now;
  const instant = readInstant(body.occurredAt);
  if (instant === null) throw invalid([{ pointer: '/occurredAt', code: 'INSTANT.UNREADABLE', detail: INSTANT_FORM }]);
  return instant;
}

function requireAgency(id: string, { catalogue, now, principal }: ReviewSurroundings): void {
  if (agencyOn(catalogue, id, localDate(now, principal.timezone)) !== null) return;
  const detail = `"${id}" is not known today`;
  throw invalid([{ pointer: '/responsibleUnitId', code: 'AGENCY.UNKNOWN', detail }]);
}

function personalOf(body: ReviewBody['body']): PersonalContent | null {
  const { note, reason }: { note?: string; reason?: string } = body;
  if (note === undefined && reason === undefined) return null;
  return { ...(note === undefined ? {} : { note }), ...(reason === undefined ? {} : { reason }) };
}
