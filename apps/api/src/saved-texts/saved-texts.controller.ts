import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  ApiBody,
} from '@nestjs/swagger';
import { SavedTexts } from '#application';
import type { Principal, SavedText } from '#application';
import { Caller } from '../auth/caller.js';
import { Code, Optional, Text } from '../http/field-rules.js';
import { expectedVersion } from '../http/preconditions.js';
import { validateBody } from '../http/validate-body.js';

export class SavedTextBodyDto {
  @ApiPropertyOptional({ description: 'Whose text; absent: the whole tenant’s' }) @Optional() @Code() unitId?: string;
  @ApiProperty({ maxLength: 120 }) @Text(120) title!: string;
  @ApiProperty({ maxLength: 2000, description: 'Nothing of a person: numbers and addresses are refused' })
  @Text(2_000)
  body!: string;
}
export class SavedTextDto {
  @ApiProperty() textId!: string;
  @ApiProperty({ type: String, nullable: true }) unitId!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty() body!: string;
  @ApiProperty() version!: number;
  @ApiProperty() changedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' }) changedAt!: string;
  @ApiProperty({ description: 'Whether the caller may change it' }) own!: boolean;
}
export class SavedTextListDto {
  @ApiProperty({ type: [SavedTextDto] }) items!: SavedTextDto[];
}

@ApiTags('saved-texts')
@ApiBearerAuth()
@Controller('saved-texts')
export class SavedTextsController {
  constructor(private readonly texts: SavedTexts) {}

  @Get()
  @ApiOperation({ summary: 'Sentences for supplement requests: of the own units, of those above, of everybody' })
  @ApiOkResponse({ type: SavedTextListDto })
  async list(@Caller() principal: Principal): Promise<{ items: SavedText[] }> {
    return { items: await this.texts.list(principal) };
  }

  @Post()
  @ApiBody({ type: SavedTextBodyDto })
  @ApiOperation({ summary: 'Save a sentence for supplement requests' })
  @ApiCreatedResponse({ type: SavedTextDto })
  create(@Caller() principal: Principal, @Body() body: unknown): Promise<SavedText> {
    return this.texts.create(principal, contentOf(body));
  }

  @Put(':textId')
  @ApiBody({ type: SavedTextBodyDto })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOperation({ summary: 'Change a saved sentence' })
  @ApiOkResponse({ type: SavedTextDto })
  change(
    @Caller() principal: Principal,
    @Param('textId') textId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
  ): Promise<SavedText> {
    return this.texts.change(principal, textId, expectedVersion(ifMatch), contentOf(body));
  }

  @Delete(':textId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a saved sentence' })
  @ApiNoContentResponse()
  remove(@Caller() principal: Principal, @Param('textId') textId: string): Promise<void> {
    return this.texts.remove(principal, textId);
  }
}

function contentOf(body: unknown) {
  const { unitId = null, title, body: text } = validateBody(SavedTextBodyDto, body);
  return { unitId, title, body: text };
}
