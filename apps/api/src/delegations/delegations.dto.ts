import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { PERSON_ROLES } from '#application';
import type { PersonRole } from '#application';
import { DELEGATION_REASONS, DELEGATION_STATES } from '#dossier';
import type { DelegationReason, DelegationState } from '#dossier';
import { Optional, PersonId } from '../http/field-rules.js';

const LONGEST_DATE = 10;

export class DelegationBodyDto {
  @ApiPropertyOptional({ description: 'Who is represented; absent: the caller' })
  @Optional()
  @PersonId()
  ofActorId?: string;
  @ApiProperty({ description: 'Who stands in' }) @PersonId() toActorId!: string;
  @ApiProperty({ format: 'date', description: 'First day' }) @IsString() @MaxLength(LONGEST_DATE) fromOn!: string;
  @ApiProperty({ format: 'date', description: 'Last day' }) @IsString() @MaxLength(LONGEST_DATE) toOn!: string;
  @ApiPropertyOptional({ enum: DELEGATION_REASONS })
  @Optional()
  @IsIn(DELEGATION_REASONS)
  reasonCode?: DelegationReason;
}

export class DelegationPersonDto {
  @ApiProperty() actorId!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES, nullable: true, type: String, description: 'null: no account' })
  role!: PersonRole | null;
  @ApiProperty({ type: String, nullable: true }) unitId!: string | null;
}

export class DelegationDto {
  @ApiProperty({ description: 'Of its DelegationMade in the log' }) delegationId!: string;
  @ApiProperty({ type: DelegationPersonDto }) of!: DelegationPersonDto;
  @ApiProperty({ type: DelegationPersonDto }) to!: DelegationPersonDto;
  @ApiProperty({ format: 'date' }) fromOn!: string;
  @ApiProperty({ format: 'date' }) toOn!: string;
  @ApiProperty({ enum: DELEGATION_REASONS, nullable: true, type: String }) reasonCode!: DelegationReason | null;
  @ApiProperty({ enum: DELEGATION_STATES }) state!: DelegationState;
  @ApiProperty({ type: DelegationPersonDto, nullable: true }) madeBy!: DelegationPersonDto | null;
  @ApiProperty({ format: 'date-time' }) madeAt!: string;
  @ApiProperty({ type: DelegationPersonDto, nullable: true }) endedBy!: DelegationPersonDto | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt!: string | null;
  @ApiProperty({ description: 'Whether the caller may end it' }) mayEnd!: boolean;
}

export class DelegationListDto {
  @ApiProperty({ type: [DelegationDto] }) items!: DelegationDto[];
}
