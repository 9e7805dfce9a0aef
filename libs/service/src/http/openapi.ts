import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

import { CSRF_COOKIE, SESSION_COOKIE } from '../identity/cookies.ts';
import { problemTable } from './problem-codes.ts';
import { problemSchema } from './schemas/common.ts';

type Converted = { schema: Record<string, unknown>; components: Record<string, unknown> };

/** A zod schema as OpenAPI reads it; every schema with an id becomes a component under that name. */
const converted = (schema: z.ZodType, io: 'input' | 'output'): Converted => {
  const document = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // What every JavaScript integer obeys says nothing about ours.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as Record<string, unknown>;
  const { definitions = {}, ...own } = document;
  return { schema: own, components: definitions as Record<string, unknown> };
};

const DESCRIPTION = `Quy trình, thời hạn và báo cáo của thủ tục hành chính.

Hệ thống khác gọi bằng khóa API (\`Authorization: Bearer mtc_…\`). Người dùng đăng nhập bằng phiên: cookie
\`${SESSION_COOKIE}\`; yêu cầu làm thay đổi dữ liệu phải nhắc lại cookie \`${CSRF_COOKIE}\` trong tiêu đề
\`X-CSRF-Token\`. Mọi lỗi theo RFC 9457 với \`code\` ổn định. \`Idempotency-Key\` làm cho một yêu cầu gửi lại
chỉ có một tác dụng.

## Mã lỗi

${problemTable()}`;

/** The API described, as served under /openapi.json and kept in libs/api-client. */
export const openApiOf = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setTitle('Motcua')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .addBearerAuth()
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? converted(schema, schemaType) : undefined,
  });
  // Answers only names it: Nest knows one schema per response, and a problem is every response's other one.
  const { components: problem } = converted(problemSchema, 'output');
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(problem as Record<string, never>) },
  };
  return document;
};
