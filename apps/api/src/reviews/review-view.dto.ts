import { ApiProperty } from '@nestjs/swagger';
import { LATENESS_KINDS, REVIEW_COMMANDS, REVIEW_PARTS } from '#dossier';
import type { ReviewCommandName, ReviewPart } from '#dossier';
import { HolderDto, NamedDto, TimeSplitDto } from './review-answers.dto.js';

const instant = { type: String, format: 'date-time' } as const;
const nullableInstant = { ...instant, nullable: true } as const;
const nullableText = { type: String, nullable: true } as const;

class LatenessDto {
  @ApiProperty({ enum: LATENESS_KINDS }) kind!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty(instant) lateSince!: string;
  @ApiProperty(nullableInstant) endedAt!: string | null;
}
class CauseDto {
  @ApiProperty() code!: string;
  @ApiProperty() vi!: string;
  @ApiProperty() en!: string;
  @ApiProperty({ type: NamedDto }) unit!: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) officer!: NamedDto | null;
  @ApiProperty(instant) codedAt!: string;
}
class RepeatDto {
  @ApiProperty() withinDays!: number;
  @ApiProperty() count!: number;
  @ApiProperty({ type: [String], description: 'The newest, at most 20' }) earlier!: readonly string[];
}
class MeasureDto {
  @ApiProperty() measureCode!: string;
  @ApiProperty(nullableText) completeBy!: string | null;
}
class ApologyDto {
  @ApiProperty({ enum: ['none', 'issued', 'signed'] }) state!: string;
  @ApiProperty(nullableText) documentNumber!: string | null;
  @ApiProperty(nullableInstant) issuedAt!: string | null;
  @ApiProperty(nullableText) issuedBy!: string | null;
  @ApiProperty(nullableInstant) signedAt!: string | null;
  @ApiProperty(nullableText) signedBy!: string | null;
}
class JudgementDto {
  @ApiProperty() excused!: boolean;
  @ApiProperty(nullableText) groundCode!: string | null;
  @ApiProperty(instant) judgedAt!: string;
  @ApiProperty(nullableText) judgedBy!: string | null;
  @ApiProperty({ enum: [false], description: 'Excused or not, the dossier counts as late in every rate' })
  changesFigures!: false;
}
class ReviewEventDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() type!: string;
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty(nullableText) actorId!: string | null;
  @ApiProperty({ ...nullableText, description: 'Whom the actor acted for' }) onBehalfOf!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @ApiProperty() hasText!: boolean;
}
class ReviewLinksDto {
  @ApiProperty() dossier!: string;
  @ApiProperty() timeline!: string;
  @ApiProperty() deadline!: string;
  @ApiProperty() timeSplit!: string;
  @ApiProperty() texts!: string;
}

export class ReviewViewDto {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['none', 'open', 'examined', 'closed'] }) state!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ enum: REVIEW_COMMANDS, isArray: true }) availableCommands!: readonly ReviewCommandName[];
  @ApiProperty({ enum: REVIEW_PARTS, isArray: true }) missing!: readonly ReviewPart[];
  @ApiProperty({ type: LatenessDto, nullable: true, description: 'As it is now' }) lateness!: LatenessDto | null;
  @ApiProperty({ type: LatenessDto, nullable: true, description: 'As it was recorded at the opening' })
  recordedLateness!: object | null;
  @ApiProperty({ type: NamedDto, nullable: true }) agency!: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true }) procedure!: NamedDto | null;
  @ApiProperty({ type: HolderDto }) holder!: HolderDto;
  @ApiProperty({ ...instant, description: 'By when the review is to be closed' }) dueAt!: string;
  @ApiProperty() overdue!: boolean;
  @ApiProperty(nullableInstant) openedAt!: string | null;
  @ApiProperty(nullableText) openedBy!: string | null;
  @ApiProperty({ type: CauseDto, nullable: true }) cause!: CauseDto | null;
  @ApiProperty({ type: RepeatDto, nullable: true }) repeat!: RepeatDto | null;
  @ApiProperty({ type: [MeasureDto] }) measures!: readonly MeasureDto[];
  @ApiProperty({ type: ApologyDto }) apology!: ApologyDto;
  @ApiProperty({ type: JudgementDto, nullable: true }) judgement!: JudgementDto | null;
  @ApiProperty() reopenings!: number;
  @ApiProperty(nullableText) reopenReasonCode!: string | null;
  @ApiProperty(nullableInstant) closedAt!: string | null;
  @ApiProperty(nullableText) closedBy!: string | null;
  @ApiProperty({ ...nullableText, enum: ['reviewed', 'notLate'] }) outcome!: string | null;
  @ApiProperty({ type: TimeSplitDto, nullable: true }) timeSplit!: object | null;
  @ApiProperty({ type: [ReviewEventDto] }) steps!: ReviewEventDto[];
  @ApiProperty({ type: ReviewLinksDto }) links!: ReviewLinksDto;
}

class CodedDto {
  @ApiProperty() code!: string;
  @ApiProperty() vi!: string;
  @ApiProperty() en!: string;
}
class CodedCauseDto extends CodedDto {
  @ApiProperty({ description: 'Outside the unit’s doing' }) objective!: boolean;
}
export class ReviewRulesDto {
  @ApiProperty({ minimum: 1, maximum: 60, description: 'Working days from the lateness' }) workingDays!: number;
  @ApiProperty({ minimum: 1, maximum: 730 }) repeatWithinDays!: number;
  @ApiProperty({ ...nullableText, example: '2026-01-01', description: 'From which lateness on reviews are asked for' })
  from!: string | null;
}
export class ReviewListsDto {
  @ApiProperty({ type: [CodedCauseDto] }) causes!: readonly CodedCauseDto[];
  @ApiProperty({ type: [CodedDto] }) measures!: readonly CodedDto[];
  @ApiProperty({ type: [CodedDto] }) grounds!: readonly CodedDto[];
  @ApiProperty({ type: [CodedDto] }) reopenReasons!: readonly CodedDto[];
  @ApiProperty({ type: ReviewRulesDto }) rules!: ReviewRulesDto;
}

class ReviewTextDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() type!: string;
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) content!: object | null;
  @ApiProperty() erased!: boolean;
}
export class ReviewTextsDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: [ReviewTextDto] }) texts!: ReviewTextDto[];
  @ApiProperty() accessId!: string;
}
