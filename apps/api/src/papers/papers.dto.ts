import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { Optional } from '../http/field-rules.js';

export class HandedOutDto {
  @ApiPropertyOptional({ description: 'Which of several supplement requests or extensions; default the last one' })
  @Optional()
  @IsUUID()
  eventId?: string;
}
