import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI document of everything that this application serves. */
export const openApiOf = (app: INestApplication): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Relais')
      .setDescription(
        'Referrals of business networks: commands record events, reads answer projections of them.',
      )
      .setVersion('1')
      .addBearerAuth()
      .build(),
  );
