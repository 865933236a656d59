import { ApiPropertyOptional } from '@nestjs/swagger';
import type { TypeHelpOptions } from 'class-transformer';
import { IsEmail, MaxLength, ValidateBy } from 'class-validator';
import { isIdNumber } from '#dossier';
import type { ApplicantKind } from '#dossier';
import { Optional, Text } from '../http/field-rules.js';

const FORM: Record<'citizen' | 'business' | 'any', string> = {
  citizen: '9 or 12 digits, or a passport number with its letter',
  business: '9, 10, 12 or 13 digits, or a passport number with its letter',
  any: 'at least six letters and digits',
};

/** The number of the paper that somebody of a kind shows; `idNumber` in a problem. What it is stands in no answer. */
const IdNumber = (kind?: 'citizen' | 'business') =>
  ValidateBy({
    name: 'idNumber',
    validator: {
      validate: (value) => typeof value === 'string' && isIdNumber(value, kind),
      defaultMessage: () => `an id number has ${FORM[kind ?? 'any']}`,
    },
  });

export class ApplicantDto {
  @ApiPropertyOptional() @Optional() @Text(200) name?: string;
  @ApiPropertyOptional({ description: `${FORM.any}; of a citizen ${FORM.citizen}; of a business ${FORM.business}` })
  @Optional()
  @Text(32)
  @IdNumber()
  idNumber?: string;
  @ApiPropertyOptional() @Optional() @Text(32) phone?: string;
  @ApiPropertyOptional() @Optional() @Text(500) address?: string;
  @ApiPropertyOptional() @Optional() @IsEmail() @MaxLength(200) email?: string;
}

class CitizenDto extends ApplicantDto {
  @IdNumber('citizen') declare idNumber?: string;
}

class BusinessDto extends ApplicantDto {
  @IdNumber('business') declare idNumber?: string;
}

/** Which rules an applicant stands under, by the kind that the body around it names; without a kind the widest. */
export const applicantOfKind = (asked?: TypeHelpOptions): typeof ApplicantDto => {
  const { applicantKind } = (asked?.object ?? {}) as { applicantKind?: ApplicantKind };
  if (applicantKind === 'citizen') return CitizenDto;
  return applicantKind === 'business' ? BusinessDto : ApplicantDto;
};
