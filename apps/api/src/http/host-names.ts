import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isOurName } from '../auth/site.js';
import type { Site } from '../auth/site.js';

/** Whoever watches a process calls it by its address of the moment; these pages tell nothing to a page of another site. */
const ANY_NAME = /^\/health(\/|$)/;

const BODY = JSON.stringify({
  type: 'urn:dung-hen:problem:HOST.UNKNOWN',
  title: 'HOST.UNKNOWN',
  status: 421,
  code: 'HOST.UNKNOWN',
  detail: 'this name is not ours; an operator can say so with DUNGHEN_PUBLIC_URL',
});

/** Answers 421 to every request whose Host is not a configured name, before anything else looks at it. */
export function refuseOtherNames(app: NestFastifyApplication, site: Site): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (isOurName(site, request.headers.host) || ANY_NAME.test(request.url)) done();
      else void reply.status(421).type('application/problem+json').send(BODY);
    });
}
