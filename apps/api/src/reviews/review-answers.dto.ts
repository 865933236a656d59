import { ApiProperty } from '@nestjs/swagger';
import { LATENESS_KINDS, REVIEW_COMMANDS, REVIEW_PARTS } from '#dossier';
import type { ReviewCommandName, ReviewPart } from '#dossier';
import { QUEUE_STATES } from '#read-models';

const STATES = ['none', 'open', 'examined', 'closed'];
const instant = { type: String, format: 'date-time' } as const;
const nullableInstant = { ...instant, nullable: true } as const;
const nullableText = { type: String, nullable: true } as const;

export class NamedDto {
  @ApiProperty() id!: string;
  @ApiProperty(nullableText) name!: string | null;
}

/** What every accepted step answers. */
export class ReviewAnswerDto {
  @ApiProperty({ example: 'H26.12-261122-0001' }) code!: string;
  @ApiProperty() version!: number;
  @ApiProperty() position!: number;
  @ApiProperty({ enum: STATES }) state!: string;
  @ApiProperty({ ...instant, description: 'By when the review is to be closed' }) dueAt!: string;
  @ApiProperty({ enum: REVIEW_COMMANDS, isArray: true }) availableCommands!: readonly ReviewCommandName[];
  @ApiProperty({ enum: REVIEW_PARTS, isArray: true, description: 'What lacks before it can be closed' })
  missing!: readonly ReviewPart[];
  @ApiProperty({ type: [String] }) eventIds!: string[];
}

export class HolderDto {
  @ApiProperty({ type: NamedDto, nullable: true }) unit!: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true }) officer!: NamedDto | null;
}

export class TimePartDto {
  @ApiProperty({ enum: ['intake', 'unit', 'supplement', 'payment', 'otherAgency'] }) kind!: string;
  @ApiProperty(nullableText) unitId!: string | null;
  @ApiProperty(nullableText) officerId!: string | null;
  @ApiProperty() minutes!: number;
}
export class TimeSplitDto {
  @ApiProperty({ enum: ['workingMinute'] }) unit!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ type: [TimePartDto] }) parts!: TimePartDto[];
}

export class QueuedReviewDto {
  @ApiProperty() version!: number;
  @ApiProperty(instant) openedAt!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty(nullableText) causeCode!: string | null;
  @ApiProperty(nullableText) responsibleUnitId!: string | null;
  @ApiProperty(nullableText) responsibleOfficerId!: string | null;
  @ApiProperty({ type: Number, nullable: true }) repeatCount!: number | null;
  @ApiProperty() measures!: number;
  @ApiProperty(nullableInstant) apologyIssuedAt!: string | null;
  @ApiProperty(nullableInstant) apologySignedAt!: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) excused!: boolean | null;
  @ApiProperty() reopenings!: number;
  @ApiProperty(nullableInstant) closedAt!: string | null;
  @ApiProperty({ ...nullableText, enum: ['reviewed', 'notLate'] }) outcome!: string | null;
}

export class QueueItemDto {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: QUEUE_STATES }) state!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) agency!: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true }) procedure!: NamedDto | null;
  @ApiProperty(nullableText) fieldCode!: string | null;
  @ApiProperty({ type: HolderDto }) holder!: HolderDto;
  @ApiProperty({ type: HolderDto, nullable: true }) responsible!: HolderDto | null;
  @ApiProperty({ ...nullableText, enum: LATENESS_KINDS, description: 'null: no longer late' }) lateness!: string | null;
  @ApiProperty({ ...nullableInstant, description: 'The due it was late against' }) dueAt!: string | null;
  @ApiProperty(instant) lateSince!: string;
  @ApiProperty(nullableInstant) endedAt!: string | null;
  @ApiProperty({ ...instant, description: 'By when the review is to be closed, opened or not' }) reviewDueAt!: string;
  @ApiProperty({ description: 'Past reviewDueAt and not closed' }) overdue!: boolean;
  @ApiProperty({ type: QueuedReviewDto, nullable: true }) review!: QueuedReviewDto | null;
  @ApiProperty({ type: TimeSplitDto, nullable: true }) timeSplit!: TimeSplitDto | null;
}
export class ReviewQueueDto {
  @ApiProperty({ type: [QueueItemDto] }) items!: QueueItemDto[];
  @ApiProperty(nullableText) next!: string | null;
  @ApiProperty() position!: number;
  @ApiProperty(nullableInstant) asOf!: string | null;
}

export class ReviewCountsDto {
  @ApiProperty() dossiers!: number;
  @ApiProperty() unreviewed!: number;
  @ApiProperty() open!: number;
  @ApiProperty() examined!: number;
  @ApiProperty() closed!: number;
  @ApiProperty({ description: 'Past the deadline of the review and not closed' }) overdue!: number;
  @ApiProperty({ description: 'Beside the figures: they count as late all the same' }) excused!: number;
  @ApiProperty() notExcused!: number;
  @ApiProperty() apologyIssued!: number;
  @ApiProperty() apologySigned!: number;
  @ApiProperty() repeated!: number;
  @ApiProperty() notLate!: number;
}
export class ReviewSummaryRowDto extends ReviewCountsDto {
  @ApiProperty({ type: 'object', additionalProperties: nullableTextSchema() }) key!: Record<string, string | null>;
  @ApiProperty({ type: 'object', additionalProperties: nullableTextSchema() }) names!: Record<string, string | null>;
}
export class ReviewSummaryDto {
  @ApiProperty({ type: [String] }) groupBy!: readonly string[];
  @ApiProperty({ type: [ReviewSummaryRowDto] }) rows!: ReviewSummaryRowDto[];
  @ApiProperty({ type: ReviewCountsDto }) total!: ReviewCountsDto;
  @ApiProperty() position!: number;
  @ApiProperty(nullableInstant) asOf!: string | null;
}

function nullableTextSchema() {
  return { type: 'string', nullable: true } as const;
}
