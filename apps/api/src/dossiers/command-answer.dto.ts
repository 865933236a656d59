import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COMMANDS, DOSSIER_STATUSES } from '#dossier';
import type { CommandName } from '#dossier';

/** What every accepted command answers. */
export class CommandAnswerDto {
  @ApiProperty({ example: 'H26.12-261122-0001' }) code!: string;
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ description: 'Position of the last event written, in the tenant’s log' }) position!: number;
  @ApiProperty({ enum: DOSSIER_STATUSES }) state!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty({ type: [String], description: 'Ids of the events written' }) eventIds!: string[];
  @ApiProperty({
    type: [Object],
    description:
      'Such as INTAKE.POSSIBLE_DUPLICATE with its dossiers, PERIOD.CLOSED with the closed periods written into, or PERSONAL.DROPPED',
  })
  warnings!: object[];
  @ApiPropertyOptional({ description: 'The year of the due just set, where its days off are not announced yet' })
  calendarUnpublished?: number;
  @ApiProperty({ enum: COMMANDS, isArray: true }) availableCommands!: readonly CommandName[];
}
