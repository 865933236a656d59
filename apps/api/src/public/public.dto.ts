import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

export class LookupDto {
  @ApiProperty({ example: 'H26.12-261122-0001' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  code!: string;

  @ApiProperty({ example: '5678', description: 'The last four digits of the phone or id number given at intake' })
  @IsString()
  @Matches(/^\d{4}$/)
  secondFactor!: string;
}

export class RatingDto {
  @ApiProperty({ minimum: 1, maximum: 5 })
  @IsInt()
  @Min(1)
  @Max(5)
  score!: number;
}
