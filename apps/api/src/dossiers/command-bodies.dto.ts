import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { APPLICANT_KINDS, CHANNELS, DECISIONS, HAND_OVER_MODES, RETURN_ROUTES } from '#dossier';
import type { ApplicantKind, Channel, Component, HandOverMode, ProcessingDecision, ReturnRoute } from '#dossier';

const MAX_CODE = 64;
const MAX_TEXT = 4_000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
/** An instant names its offset; without one it would depend on somebody's zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

const Code = () => (target: object, name: string) => {
  IsString()(target, name);
  MaxLength(MAX_CODE)(target, name);
  Matches(CODE)(target, name);
};
const InstantText = () => (target: object, name: string) => {
  IsISO8601({ strict: true })(target, name);
  Matches(INSTANT, { message: '$property must be an ISO 8601 instant with its offset' })(target, name);
};
const Text =
  (max = MAX_TEXT) =>
  (target: object, name: string) => {
    IsString()(target, name);
    IsNotEmpty()(target, name);
    MaxLength(max)(target, name);
  };

export class ApplicantDto {
  @ApiPropertyOptional() @IsOptional() @Text(200) name?: string;
  @ApiPropertyOptional() @IsOptional() @Text(32) idNumber?: string;
  @ApiPropertyOptional() @IsOptional() @Text(32) phone?: string;
  @ApiPropertyOptional() @IsOptional() @Text(500) address?: string;
  @ApiPropertyOptional() @IsOptional() @IsEmail() @MaxLength(200) email?: string;
}

class CommandDto {
  @ApiPropertyOptional({
    description: 'When it happened; at most the late-entry limit ago, never in the future',
    format: 'date-time',
  })
  @IsOptional()
  @InstantText()
  occurredAt?: string;

  @ApiPropertyOptional({ description: 'Personal free text; stored encrypted' }) @IsOptional() @Text() note?: string;
  @ApiPropertyOptional({ description: 'Personal free text; stored encrypted' }) @IsOptional() @Text() reason?: string;
}

class IntakeDto extends CommandDto {
  @ApiProperty({ example: '1.004194' }) @Code() procedureCode!: string;
  @ApiPropertyOptional({ description: "The competent agency; absent: the token's own unit" })
  @IsOptional()
  @Code()
  agencyId?: string;
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel!: Channel;
  @ApiPropertyOptional({ type: ApplicantDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ApplicantDto)
  applicant?: ApplicantDto;
  @ApiPropertyOptional({ description: 'What the dossier is about; personal, stored encrypted' })
  @IsOptional()
  @Text()
  abstract?: string;
}

export class ComponentDto implements Component {
  @ApiProperty() @Code() code!: string;
  @ApiProperty() @Text(300) name!: string;
  @ApiProperty({ enum: ['original', 'copy', 'certifiedCopy', 'electronic'] })
  @IsIn(['original', 'copy', 'certifiedCopy', 'electronic'])
  form!: Component['form'];
  @ApiProperty() @IsBoolean() digitized!: boolean;
}

export class SubmitDto extends IntakeDto {}

export class ReceiveDto extends IntakeDto {
  @ApiPropertyOptional({ description: 'Absent: the server makes <unit>-<yyMMdd>-<nnnn>' })
  @IsOptional()
  @Code()
  code?: string;
  @ApiPropertyOptional() @IsOptional() @Code() caseCode?: string;
  @ApiPropertyOptional() @IsOptional() @Code() receivingAgencyId?: string;
  @ApiPropertyOptional({ format: 'date-time', description: "The competent agency's reception where it differs" })
  @IsOptional()
  @InstantText()
  clockStartsAt?: string;
  @ApiPropertyOptional({ enum: APPLICANT_KINDS }) @IsOptional() @IsIn(APPLICANT_KINDS) applicantKind?: ApplicantKind;
  @ApiPropertyOptional({ type: [ComponentDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ComponentDto)
  components?: ComponentDto[];
}

export class RefuseIntakeDto extends IntakeDto {
  @ApiProperty() @Code() reasonCode!: string;
}

export class HandOverDto extends CommandDto {
  @ApiProperty() @Code() toUnitId!: string;
  @ApiPropertyOptional() @IsOptional() @Code() toOfficerId?: string;
  @ApiPropertyOptional() @IsOptional() @Code() step?: string;
  @ApiPropertyOptional({ enum: HAND_OVER_MODES }) @IsOptional() @IsIn(HAND_OVER_MODES) mode?: HandOverMode;
}

export class ProcessDto extends CommandDto {
  @ApiPropertyOptional({ enum: DECISIONS }) @IsOptional() @IsIn(DECISIONS) decision?: ProcessingDecision;
  @ApiPropertyOptional() @IsOptional() @Code() resultNumber?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() resultDigitized?: boolean;
}

export class ReturnResultDto extends CommandDto {
  @ApiPropertyOptional({ enum: RETURN_ROUTES }) @IsOptional() @IsIn(RETURN_ROUTES) via?: ReturnRoute;
}

export class WithdrawDto extends CommandDto {
  @ApiPropertyOptional() @IsOptional() @Code() legalBasisCode?: string;
}

export class StopDto extends CommandDto {
  @ApiProperty() @Code() legalBasisCode!: string;
}

/** The DTO of each command; `receive` is checked by the same class on both routes. */
export const DTO_OF_COMMAND = {
  submit: SubmitDto,
  receive: ReceiveDto,
  'refuse-intake': RefuseIntakeDto,
  'hand-over': HandOverDto,
  process: ProcessDto,
  'return-result': ReturnResultDto,
  withdraw: WithdrawDto,
  stop: StopDto,
} as const;
