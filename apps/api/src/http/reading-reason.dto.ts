import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** Why somebody reads personal data in full. In a body, for an address is written to logs and histories (2026-11-23). */
export class ReadingReasonDto {
  @ApiProperty({ description: 'Why it is needed; at least three characters', example: 'đối chiếu giấy tờ' })
  @IsString()
  @MaxLength(2_000)
  reason!: string;
}
