import { readFileSync } from 'node:fs';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenRoute } from '../auth/open-route.js';

const PAGE = readFileSync(new URL('./start-page.html', import.meta.url), 'utf8');

/** Where somebody lands who opens the address: what runs here, and where to go on. Shows nothing of any dossier. */
@ApiExcludeController()
@OpenRoute()
@Controller('/')
export class StartPageController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }
}
