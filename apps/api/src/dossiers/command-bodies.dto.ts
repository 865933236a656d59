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
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { APPLICANT_KINDS, CHANNELS, DECISIONS, HAND_OVER_MODES, RETURN_ROUTES } from '#dossier';
import type { ApplicantKind, Channel, Component, HandOverMode, ProcessingDecision, ReturnRoute } from '#dossier';

const MAX_CODE = 64;
const MAX_TEXT = 4_000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
/** An instant names its offset; without one it would depend on somebody's zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** May be left out; null is not left out (class-validator's own IsOptional would let it through unchecked). */
const Optional = () => ValidateIf((_, value) => value !== undefined);

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
  @ApiPropertyOptional() @Optional() @Text(200) name?: string;
  @ApiPropertyOptional() @Optional() @Text(32) idNumber?: string;
  @ApiPropertyOptional() @Optional() @Text(32) phone?: string;
  @ApiPropertyOptional() @Optional() @Text(500) address?: string;
  @ApiPropertyOptional() @Optional() @IsEmail() @MaxLength(200) email?: string;
}

class CommandDto {
  @ApiPropertyOptional({
    description: 'When it happened; at most the late-entry limit ago, never in the future',
    format: 'date-time',
  })
  @Optional()
  @InstantText()
  occurredAt?: string;

  @ApiPropertyOptional({ description: 'Personal free text; stored encrypted' }) @Optional() @Text() note?: string;
  @ApiPropertyOptional({ description: 'Personal free text; stored encrypted' }) @Optional() @Text() reason?: string;
}

class IntakeDto extends CommandDto {
  @ApiProperty({ example: '1.004194' }) @Code() procedureCode!: string;
  @ApiPropertyOptional({ description: "The competent agency; absent: the token's own unit" })
  @Optional()
  @Code()
  agencyId?: string;
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel!: Channel;
  @ApiPropertyOptional({ type: ApplicantDto })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => ApplicantDto)
  applicant?: ApplicantDto;
  @ApiPropertyOptional({ description: 'What the dossier is about; personal, stored encrypted' })
  @Optional()
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
  @Optional()
  @Code()
  code?: string;
  @ApiPropertyOptional() @Optional() @Code() caseCode?: string;
  @ApiPropertyOptional() @Optional() @Code() receivingAgencyId?: string;
  @ApiPropertyOptional({ format: 'date-time', description: "The competent agency's reception where it differs" })
  @Optional()
  @InstantText()
  clockStartsAt?: string;
  @ApiPropertyOptional({ enum: APPLICANT_KINDS }) @Optional() @IsIn(APPLICANT_KINDS) applicantKind?: ApplicantKind;
  @ApiPropertyOptional({ type: [ComponentDto] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ComponentDto)
  components?: ComponentDto[];
}

export class RefuseIntakeDto extends IntakeDto {
  @ApiProperty() @Code() reasonCode!: string;
}

export class HandOverDto extends CommandDto {
  @ApiProperty() @Code() toUnitId!: string;
  @ApiPropertyOptional() @Optional() @Code() toOfficerId?: string;
  @ApiPropertyOptional() @Optional() @Code() step?: string;
  @ApiPropertyOptional({ enum: HAND_OVER_MODES }) @Optional() @IsIn(HAND_OVER_MODES) mode?: HandOverMode;
}

export class ProcessDto extends CommandDto {
  @ApiPropertyOptional({ enum: DECISIONS }) @Optional() @IsIn(DECISIONS) decision?: ProcessingDecision;
  @ApiPropertyOptional() @Optional() @Code() resultNumber?: string;
  @ApiPropertyOptional() @Optional() @IsBoolean() resultDigitized?: boolean;
}

export class ReturnResultDto extends CommandDto {
  @ApiPropertyOptional({ enum: RETURN_ROUTES }) @Optional() @IsIn(RETURN_ROUTES) via?: ReturnRoute;
}

export class WithdrawDto extends CommandDto {
  @ApiPropertyOptional() @Optional() @Code() legalBasisCode?: string;
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
