import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { MessageView } from '#application';

export const MESSAGE_STATES: readonly MessageView['state'][] = ['failed', 'queued', 'sent', 'withdrawn'];
const MESSAGE_KINDS: readonly MessageView['kind'][] = ['receipt', 'supplement', 'apology', 'resultReady'];

const Optional = () => ValidateIf((_, value) => value !== undefined);

export class GatewayDto {
  @ApiProperty({ example: 'https://nhantin.example.vn/dung-hen' }) @IsString() @MaxLength(2_000) url!: string;

  @ApiPropertyOptional({ description: 'kinds of message it is given; absent: all', isArray: true, enum: MESSAGE_KINDS })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(MESSAGE_KINDS, { each: true })
  kinds?: MessageView['kind'][];

  @ApiPropertyOptional({ description: 'minutes that the counter has to print the paper first; default 10' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(1_440)
  delayMinutes?: number;
}

class SetGatewayDto {
  @ApiProperty() url!: string;
  @ApiProperty({ type: String, isArray: true, nullable: true, enum: MESSAGE_KINDS }) kinds!: string[] | null;
  @ApiProperty() delayMinutes!: number;
  @ApiProperty({ description: 'what was to be told before is not sent' }) since!: string;
  @ApiProperty() setBy!: string;
  @ApiProperty({ enum: ['active', 'disabled'] }) state!: string;
  @ApiProperty({ type: String, nullable: true, description: 'why it is disabled' }) note!: string | null;
}

export class CurrentGatewayDto {
  @ApiProperty({ type: SetGatewayDto, nullable: true }) gateway!: SetGatewayDto | null;
}

export class GatewayWithSecretDto extends SetGatewayDto {
  @ApiProperty({ description: 'signs what is sent; shown once' }) secret!: string;
}

class MessageDto {
  @ApiProperty({ description: 'of the event that is told' }) eventId!: string;
  @ApiProperty({ enum: MESSAGE_KINDS }) kind!: string;
  @ApiProperty() position!: number;
  @ApiProperty({ enum: MESSAGE_STATES }) state!: string;
  @ApiProperty({ type: String, nullable: true, enum: ['print', 'webhook'] }) channel!: string | null;
  @ApiProperty() attempts!: number;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['noContact', 'gatewayRefused', 'secretClosed', 'noAnswer'] })
  failure!: string | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) sentAt!: string | null;
}

class MessageOfCodeDto extends MessageDto {
  @ApiProperty() code!: string;
}

export class MessagesOfDossierDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: MessageDto, isArray: true }) items!: MessageDto[];
}

export class MessagePageDto {
  @ApiProperty({ type: MessageOfCodeDto, isArray: true }) items!: MessageOfCodeDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'of the next page' }) before!: number | null;
}

export class RetriedMessagesDto {
  @ApiProperty({ description: 'how many wait to be sent now' }) retried!: number;
}
