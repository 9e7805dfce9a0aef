import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

import { problemSchema } from './schemas/common.ts';

type Converted = { schema: unknown; components: Record<string, unknown> };

/** A zod schema as OpenAPI reads it; one with an id becomes a component under that name. */
const converted = (schema: unknown, schemaType: 'input' | 'output'): Converted | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const document = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  const { $defs, definitions, $schema: _dialect, id: _own, ...own } = document;
  const id = schema.meta()?.id;
  const components = Object.fromEntries(
    Object.entries((definitions ?? $defs ?? {}) as Record<string, Record<string, unknown>>).map(
      ([name, { id: _id, ...definition }]: [string, Record<string, unknown>]) => [name, definition],
    ),
  );
  if (typeof id !== 'string') return { schema: own, components };
  return {
    schema: { $ref: `#/$defs/${id}` },
    components: { ...components, [id]: own },
  };
};

/** The API described, as served under /openapi.json and kept in libs/api-client. */
export const openApiOf = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setTitle('Motcua')
    .setDescription('Quy trình, thời hạn và báo cáo của thủ tục hành chính')
    .setVersion('1')
    .addCookieAuth('motcua_session')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => converted(schema, schemaType),
  });
  const problem = converted(problemSchema, 'output');
  document.components = {
    ...document.components,
    schemas: {
      ...document.components?.schemas,
      ...(problem?.components as Record<string, never>),
    },
  };
  return document;
};
