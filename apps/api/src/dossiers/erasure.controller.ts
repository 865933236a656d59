import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { ErasePerson } from '#application';
import type { ErasedPerson, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';

class EraseDto {
  @ApiProperty({ example: 'data-subject-request', description: 'A code: it stands in the log for ever' })
  @IsString()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  reasonCode!: string;
}

class ErasedPersonDto implements ErasedPerson {
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'Of the PersonErased' }) eventId!: string;
  @ApiProperty() position!: number;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) erasedAt!: string;
  @ApiProperty() reasonCode!: string;
  @ApiProperty({ description: 'It had been done before; the first erasure is answered' }) repeated!: boolean;
}

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers/:code/erasure')
export class ErasureController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase the person: personal data of the dossier can never be read again; events and figures stay',
    description:
      'Writes PersonErased and deletes the dossier’s key in one transaction. It cannot be undone. Afterwards the dossier ' +
      'takes no personal data: what comes with a command or a feed is dropped and said so. Asked again it answers the same.',
  })
  @ApiOkResponse({ type: ErasedPersonDto })
  @ApiForbiddenResponse({ description: 'AUTH.FORBIDDEN: admins alone' })
  @ApiNotFoundResponse({ description: 'DOSSIER.NOT_FOUND: unknown, or out of scope' })
  erase(@Caller() principal: Principal, @Param('code') code: string, @Body() body: unknown): Promise<ErasedPerson> {
    const { reasonCode } = validateBody(EraseDto, body);
    return this.commands.execute(new ErasePerson(principal, { code, reasonCode }));
  }
}
