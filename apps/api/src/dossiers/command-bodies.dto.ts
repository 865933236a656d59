import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import {
  APPLICANT_KINDS,
  CHANNELS,
  COMPONENT_FORMS,
  CORRECTABLE_FIELDS,
  DECISIONS,
  HAND_OVER_MODES,
  PAYMENT_METHODS,
  RETURN_ROUTES,
} from '#dossier';
import type {
  ApplicantKind,
  Channel,
  Component,
  CorrectableField,
  HandOverMode,
  PaymentMethod,
  ProcessingDecision,
  ReturnRoute,
} from '#dossier';
import { Code, InstantText, Optional, PersonId, Text } from '../http/field-rules.js';
import { ApplicantDto, applicantOfKind } from './applicant.dto.js';

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
  @Type(applicantOfKind)
  applicant?: ApplicantDto;
  @ApiPropertyOptional({ description: 'What the dossier is about; personal, stored encrypted' })
  @Optional()
  @Text()
  abstract?: string;
}

export class ComponentDto implements Component {
  @ApiProperty() @Code() code!: string;
  @ApiProperty() @Text(300) name!: string;
  @ApiProperty({ enum: COMPONENT_FORMS })
  @IsIn(COMPONENT_FORMS)
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
  @ApiPropertyOptional() @Optional() @PersonId() toOfficerId?: string;
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

/** A document by code and name, or by its name alone; a plain text is read as a name. */
export class SupplementItemDto {
  @ApiPropertyOptional() @Optional() @Code() code?: string;
  @ApiProperty() @Text(300) name!: string;
}

const Items = () => (target: object, name: string) => {
  ApiPropertyOptional({ type: [SupplementItemDto], description: 'Documents; a text stands for { name: text }' })(
    target,
    name,
  );
  Optional()(target, name);
  Transform(({ value }: { value: unknown }) => asItems(value))(target, name);
  IsArray()(target, name);
  ArrayMaxSize(200)(target, name);
  IsObject({ each: true })(target, name);
  ValidateNested({ each: true })(target, name);
};

function asItems(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    const named = typeof item === 'string' ? { name: item } : item;
    return typeof named === 'object' && named !== null && !Array.isArray(named)
      ? Object.assign(new SupplementItemDto(), named)
      : named;
  });
}

const Dong = () => (target: object, name: string) => {
  IsInt()(target, name);
  Min(1)(target, name);
  Max(1_000_000_000_000)(target, name);
};

export class RequestSupplementDto extends CommandDto {
  @Items() items?: SupplementItemDto[];
  @ApiPropertyOptional({ format: 'date-time', description: 'By when the applicant should answer' })
  @Optional()
  @InstantText()
  respondBy?: string;
}

export class ReceiveSupplementDto extends CommandDto {
  @Items() items?: SupplementItemDto[];
}

export class ExpireSupplementDto extends CommandDto {}

export class RequestPaymentDto extends CommandDto {
  @ApiProperty({ description: 'Whole đồng', example: 200_000 }) @Dong() amount!: number;
  @ApiPropertyOptional({ enum: PAYMENT_METHODS }) @Optional() @IsIn(PAYMENT_METHODS) method?: PaymentMethod;
}

export class ConfirmPaymentDto extends CommandDto {
  @ApiPropertyOptional({ description: 'Whole đồng; absent: what was requested' }) @Optional() @Dong() amount?: number;
  @ApiPropertyOptional({ enum: PAYMENT_METHODS }) @Optional() @IsIn(PAYMENT_METHODS) method?: PaymentMethod;
}

/** Form 04; the signatory is the caller. */
export class ExtendDeadlineDto extends CommandDto {
  @ApiProperty({ format: 'date-time', description: 'The new appointment' }) @InstantText() dueAt!: string;
  @ApiProperty({ example: 'overload' }) @Code() reasonCode!: string;
  @ApiProperty({ description: 'The unit that caused the delay' }) @Code() responsibleUnitId!: string;
}

export class DigitizeResultDto extends CommandDto {}

export class RateDto extends CommandDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) @IsInt() @Min(1) @Max(5) score!: number;
}

class ApplicantChangeDto extends CommandDto {
  @ApiPropertyOptional({ type: ApplicantDto })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => ApplicantDto)
  applicant?: ApplicantDto;
  @ApiPropertyOptional() @Optional() @Text() abstract?: string;
}

export class AmendPersonalDto extends ApplicantChangeDto {}

/** Nothing changes until a supervisor who is somebody else approves. */
export class RequestCorrectionDto extends ApplicantChangeDto {
  @ApiPropertyOptional({ description: 'Absent: the event that the field belongs to; required for annul' })
  @Optional()
  @Code()
  targetEventId?: string;
  @ApiProperty({ enum: CORRECTABLE_FIELDS }) @IsIn(CORRECTABLE_FIELDS) field!: CorrectableField;
  @ApiPropertyOptional({ description: 'What the caller believes is recorded' }) @Optional() @Text(64) from?: string;
  @ApiPropertyOptional({ description: 'The new value; an instant with its offset for times' })
  @Optional()
  @Text(64)
  to?: string;
  @ApiPropertyOptional({ description: 'This or `reason` must be given' }) @Optional() @Code() reasonCode?: string;
}

export class ApproveCorrectionDto extends CommandDto {
  @ApiProperty({ description: 'The eventId of the CorrectionRequested' }) @Code() requestEventId!: string;
}

export class RejectCorrectionDto extends CommandDto {
  @ApiProperty({ description: 'The eventId of the CorrectionRequested' }) @Code() requestEventId!: string;
  @ApiPropertyOptional() @Optional() @Code() reasonCode?: string;
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
  'request-supplement': RequestSupplementDto,
  'receive-supplement': ReceiveSupplementDto,
  'expire-supplement': ExpireSupplementDto,
  'request-payment': RequestPaymentDto,
  'confirm-payment': ConfirmPaymentDto,
  'extend-deadline': ExtendDeadlineDto,
  'digitize-result': DigitizeResultDto,
  rate: RateDto,
  'amend-personal': AmendPersonalDto,
  'request-correction': RequestCorrectionDto,
  'approve-correction': ApproveCorrectionDto,
  'reject-correction': RejectCorrectionDto,
} as const;
