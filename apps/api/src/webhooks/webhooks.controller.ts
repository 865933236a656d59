import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiOperation,
  ApiPropertyOptional,
  ApiProperty,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { WebhookDesk } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { wholeNumber } from '../log/whole-number.js';

const Optional = () => ValidateIf((_, value) => value !== undefined);

class WebhookDto {
  @ApiProperty({ example: 'https://esb.example.vn/dung-hen' }) @IsString() @MaxLength(2_000) url!: string;

  @ApiPropertyOptional({ description: 'names of events; absent: all', example: ['DossierProcessed', 'HeadSigned'] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^[A-Z][A-Za-z]{1,63}$/, { each: true })
  types?: string[];

  @ApiPropertyOptional({ description: 'begin behind this position; absent: what comes from now on' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}

class ReplayDto {
  @ApiPropertyOptional({ description: 'deliver again from behind this position; absent: go on where it stopped' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}

@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly desk: WebhookDesk) {}

  @Post()
  @ApiBody({ type: WebhookDto })
  @ApiOperation({ summary: 'Be told of every event (Standard Webhooks); the answer shows the signing secret once' })
  create(@Caller() principal: Principal, @Body() body: unknown) {
    return this.desk.create(principal, validateBody(WebhookDto, body));
  }

  @Get()
  @ApiOperation({ summary: 'Who is told, how far each is, and who is failing' })
  async list(@Caller() principal: Principal) {
    return { items: await this.desk.list(principal) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  get(@Caller() principal: Principal, @Param('id') id: string) {
    return this.desk.get(principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell it nothing more' })
  async delete(@Caller() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.desk.delete(principal, id);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiBody({ type: ReplayDto, required: false })
  @ApiOperation({ summary: 'Deliver again from a position, or go on where it stopped; a disabled one is active again' })
  replay(@Caller() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.desk.replay(principal, id, validateBody(ReplayDto, body).after);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'A new signing secret, shown once; the old one signs beside it for a day' })
  rotate(@Caller() principal: Principal, @Param('id') id: string) {
    return this.desk.rotate(principal, id);
  }

  @Get(':id/deliveries')
  @ApiQuery({ name: 'before', required: false, description: 'the last deliveryId of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({ summary: 'Attempts of the last month, newest first' })
  deliveries(
    @Caller() principal: Principal,
    @Param('id') id: string,
    @Query('before') before: string | undefined,
    @Query('limit') limit: string | undefined,
  ) {
    const page = {
      before: wholeNumber('before', before, { max: Number.MAX_SAFE_INTEGER, absent: Number.MAX_SAFE_INTEGER }),
      limit: wholeNumber('limit', limit, { min: 1, max: 200, absent: 50 }),
    };
    return this.desk.deliveries(principal, id, page);
  }
}
