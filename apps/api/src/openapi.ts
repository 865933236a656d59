import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** OpenAPI 3.1 at /api/openapi.json, a page for people at /api/docs. */
export function describeApi(app: NestFastifyApplication): void {
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
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Đúng Hẹn API',
  });
}
