import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class PersonSearchDto {
  @ApiProperty({ required: false, example: '079188001234' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  idNumber?: string;

  @ApiProperty({ required: false, example: '0912 345 678', description: 'The last nine digits are compared' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  phone?: string;

  @ApiProperty({
    required: false,
    example: 'nguyen lan',
    description: 'Whole words, in any order, without accents too',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;
}

const nullableText = { type: String, nullable: true } as const;

export class FoundPersonDto {
  @ApiProperty() code!: string;
  @ApiProperty({ ...nullableText, description: 'Masked: the first letter of each word' }) name!: string | null;
  @ApiProperty(nullableText) procedureCode!: string | null;
  @ApiProperty(nullableText) agencyId!: string | null;
  @ApiProperty({ ...nullableText, format: 'date-time', description: 'Reception, else submission or refusal' })
  listedAt!: string | null;
}
export class PersonSearchAnswerDto {
  @ApiProperty({ type: [FoundPersonDto] }) items!: FoundPersonDto[];
  @ApiProperty({ description: 'Whether there are more than are shown' }) more!: boolean;
  @ApiProperty() accessRecordId!: string;
}
