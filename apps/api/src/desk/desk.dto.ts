import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, Min, ValidateNested } from 'class-validator';
import { MOST_HAND_OVERS } from '#application';
import { CHANNELS, DOSSIER_STATUSES, HAND_OVER_MODES } from '#dossier';
import type { HandOverMode } from '#dossier';
import { CommandAnswerDto } from '../dossiers/command-answer.dto.js';
import { Code, InstantText, Optional, PersonId, Text } from '../http/field-rules.js';

const nullableText = { type: String, nullable: true } as const;
const nullableInstant = { ...nullableText, format: 'date-time' } as const;
const byId = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class ListNamesDto {
  @ApiProperty(byId) agencies!: Record<string, string>;
  @ApiProperty(byId) procedures!: Record<string, string>;
  @ApiProperty(byId) officers!: Record<string, string>;
}

/** A dossier as lists show it; nothing personal. */
export class ListedDossierDto {
  @ApiProperty() code!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ enum: DOSSIER_STATUSES }) state!: string;
  @ApiProperty(nullableText) agencyId!: string | null;
  @ApiProperty(nullableText) receivingAgencyId!: string | null;
  @ApiProperty(nullableText) procedureCode!: string | null;
  @ApiProperty(nullableText) fieldCode!: string | null;
  @ApiProperty({ ...nullableText, enum: CHANNELS }) channel!: string | null;
  @ApiProperty(nullableInstant) submittedAt!: string | null;
  @ApiProperty(nullableInstant) receivedAt!: string | null;
  @ApiProperty(nullableInstant) dueAt!: string | null;
  @ApiProperty({
    ...{ ...nullableText, enum: ['date', 'instant'] },
    description: 'What of the due counts: its day, or its very instant (limits in hours); null before reception',
  })
  grain!: 'date' | 'instant' | null;
  @ApiProperty(nullableInstant) firstPromiseAt!: string | null;
  @ApiProperty(nullableInstant) processedAt!: string | null;
  @ApiProperty(nullableInstant) returnedAt!: string | null;
  @ApiProperty(nullableText) holderUnitId!: string | null;
  @ApiProperty(nullableText) officerId!: string | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ type: [String] }) flags!: string[];
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Working minutes until the due, below 0 after it; null: ended, or no due',
  })
  remainingMinutes!: number | null;
}
export class DossierListDto {
  @ApiProperty({ type: [ListedDossierDto] }) items!: ListedDossierDto[];
  @ApiProperty(nullableText) next!: string | null;
  @ApiProperty({ type: ListNamesDto }) names!: ListNamesDto;
}

export class DeskCountDto {
  @ApiProperty() count!: number;
  @ApiProperty({ description: 'The list of exactly these dossiers' }) query!: string;
}
export class DeskTodayDto {
  @ApiProperty({ type: DeskCountDto }) dueToday!: DeskCountDto;
  @ApiProperty({ type: DeskCountDto, description: 'On the next two working days' }) dueSoon!: DeskCountDto;
  @ApiProperty({ type: DeskCountDto }) overdue!: DeskCountDto;
  @ApiProperty({ type: DeskCountDto }) waiting!: DeskCountDto;
  @ApiProperty({ type: DeskCountDto, description: 'In time, with little of the limit left' }) atRisk!: DeskCountDto;
  @ApiProperty({ type: String, format: 'date-time' }) now!: string;
  @ApiProperty({ description: 'How far in the log they have been counted' }) position!: number;
}
class HolderLoadDto {
  @ApiProperty(nullableText) unitId!: string | null;
  @ApiProperty(nullableText) officerId!: string | null;
  @ApiProperty() count!: number;
  @ApiProperty(nullableInstant) firstDueAt!: string | null;
  @ApiProperty({ description: 'The list of exactly these dossiers' }) query!: string;
}
export class DeskHoldersDto {
  @ApiProperty() list!: string;
  @ApiProperty({ type: [HolderLoadDto] }) holders!: HolderLoadDto[];
  @ApiProperty({ type: ListNamesDto }) names!: ListNamesDto;
  @ApiProperty() position!: number;
}
export class NextDossierDto {
  @ApiProperty({ type: ListedDossierDto, nullable: true, description: 'null: nothing left' })
  dossier!: ListedDossierDto | null;
  @ApiProperty({ description: 'How many are left, this one included' }) left!: number;
  @ApiProperty({ type: ListNamesDto }) names!: ListNamesDto;
}

export class HandOverItemDto {
  @ApiProperty() @Code() code!: string;
  @ApiProperty({ description: 'The version that was seen' }) @IsInt() @Min(1) version!: number;
}
export class HandOverManyDto {
  @ApiProperty({ type: [HandOverItemDto], maxItems: MOST_HAND_OVERS })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_HAND_OVERS)
  @ValidateNested({ each: true })
  @Type(() => HandOverItemDto)
  items!: HandOverItemDto[];
  @ApiProperty() @Code() toUnitId!: string;
  @ApiPropertyOptional() @Optional() @PersonId() toOfficerId?: string;
  @ApiPropertyOptional() @Optional() @Code() step?: string;
  @ApiPropertyOptional({ enum: HAND_OVER_MODES }) @Optional() @IsIn(HAND_OVER_MODES) mode?: HandOverMode;
  @ApiPropertyOptional({ format: 'date-time' }) @Optional() @InstantText() occurredAt?: string;
  @ApiPropertyOptional({ description: 'Free text; stored encrypted' }) @Optional() @Text() note?: string;
}
class HandOverVerdictDto {
  @ApiProperty() code!: string;
  @ApiProperty() done!: boolean;
  @ApiPropertyOptional({ type: CommandAnswerDto }) answer?: CommandAnswerDto;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    properties: { code: { type: 'string' }, detail: { type: 'string' } },
    description: 'Why it was refused, as a single hand-over would say it',
  })
  problem?: object;
}
export class HandOverAnswerDto {
  @ApiProperty() done!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [HandOverVerdictDto] }) items!: HandOverVerdictDto[];
}
