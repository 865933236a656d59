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
