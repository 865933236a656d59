import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SearchPersons } from '#application';
import type { PersonSearch, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { PersonSearchAnswerDto, PersonSearchDto } from './persons.dto.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('persons')
export class PersonsController {
  constructor(private readonly queries: QueryBus) {}

  /** A POST although it changes nothing: who is looked for stands in no address. */
  @Post('search')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Dossiers of an applicant by id number, phone and words of the name; the search is recorded',
  })
  @ApiBody({ type: PersonSearchDto })
  @ApiOkResponse({ type: PersonSearchAnswerDto })
  search(@Caller() principal: Principal, @Body() body: unknown): Promise<PersonSearch> {
    const { idNumber, phone, name } = validateBody(PersonSearchDto, body);
    const terms = {
      ...(idNumber === undefined ? {} : { idNumber }),
      ...(phone === undefined ? {} : { phone }),
      ...(name === undefined ? {} : { name }),
    };
    return this.queries.execute(new SearchPersons(principal, terms));
  }
}
