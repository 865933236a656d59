import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allowOwnStyles } from './http/content-security.js';

/** The document as it is served, and as the staff page's types are made from. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Đúng Hẹn')
    .setDescription(
      'Dossiers of a one-stop shop as events, and on-time figures that can be traced to them. ' +
        'Errors are RFC 9457 problems with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** OpenAPI 3.1 at /api/openapi.json, a page for people at /api/docs. */
export function describeApi(app: NestFastifyApplication): void {
  allowOwnStyles(app.getHttpAdapter().getInstance(), '/api/docs');
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Đúng Hẹn API',
  });
}
