import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, Matches } from 'class-validator';
import { EXCUSE_GROUNDS, LATE_CAUSES, REOPEN_REASONS, REVIEW_MEASURES } from '#dossier';
import type { ReviewCommandName } from '#dossier';
import { Code, InstantText, Optional, PersonId, Text } from '../http/field-rules.js';

const codesOf = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class ReviewStepDto {
  @ApiPropertyOptional({ description: 'Free text; stored encrypted' }) @Optional() @Text() note?: string;
}

export class CodeCauseDto extends ReviewStepDto {
  @ApiProperty({ enum: codesOf(LATE_CAUSES) }) @IsIn(codesOf(LATE_CAUSES)) causeCode!: string;
  @ApiProperty({ description: 'The unit that caused the delay' }) @Code() responsibleUnitId!: string;
  @ApiPropertyOptional({ description: 'Absent: no single person' })
  @Optional()
  @PersonId()
  responsibleOfficerId?: string;
}

export class RecordMeasureDto extends ReviewStepDto {
  @ApiProperty({ enum: codesOf(REVIEW_MEASURES) }) @IsIn(codesOf(REVIEW_MEASURES)) measureCode!: string;
  @ApiPropertyOptional({ example: '2026-12-01', description: 'By which day it is to be done' })
  @Optional()
  @Matches(DATE)
  completeBy?: string;
}

class DatedDto extends ReviewStepDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'The date of the document; absent: now' })
  @Optional()
  @InstantText()
  occurredAt?: string;
}

export class IssueApologyDto extends DatedDto {
  @ApiProperty({ example: '12/TB-UBND', description: 'Of the apology, form 04' }) @Text(100) documentNumber!: string;
}

export class SignApologyDto extends DatedDto {}

export class JudgeDto extends ReviewStepDto {
  @ApiProperty({ description: 'A judgement beside the figures: it never changes any rate' })
  @IsBoolean()
  excused!: boolean;
  @ApiPropertyOptional({ enum: codesOf(EXCUSE_GROUNDS), description: 'Of an excuse, and only of one' })
  @Optional()
  @IsIn(codesOf(EXCUSE_GROUNDS))
  groundCode?: string;
}

export class ReopenDto extends ReviewStepDto {
  @ApiProperty({ enum: codesOf(REOPEN_REASONS) }) @IsIn(codesOf(REOPEN_REASONS)) reasonCode!: string;
  @ApiPropertyOptional({ description: 'Free text; stored encrypted' }) @Optional() @Text() reason?: string;
}

/** The body of each step. */
export const DTO_OF_STEP: Record<ReviewCommandName, new () => ReviewStepDto> = {
  open: ReviewStepDto,
  'code-cause': CodeCauseDto,
  'record-measure': RecordMeasureDto,
  'issue-apology': IssueApologyDto,
  'sign-apology': SignApologyDto,
  judge: JudgeDto,
  close: ReviewStepDto,
  reopen: ReopenDto,
};
