import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, {
  COMMENT_HEADER,
  type OpenAPI3,
  UNDEFINED,
  astToString,
  tsUnion,
} from 'openapi-typescript';
import ts from 'typescript';

const document = join(__dirname, '../docs/openapi.json');
const file = join(__dirname, '../apps/web/src/server/openapi.ts');
const component = /^#\/components\/schemas\/(\w+)$/;

/** A record whose keys are known says them by `required` alone. */
const withProperties = (_key: string, schema: unknown): unknown => {
  const { type, properties, required, additionalProperties } = (schema ?? {}) as Record<string, unknown>;
  if (type !== 'object' || properties || !Array.isArray(required) || !additionalProperties) return schema;
  return {
    type,
    required,
    properties: Object.fromEntries(required.map((name) => [name, additionalProperties])),
  };
};

/** As zod has them: what may be left out may be undefined, and arrays that are only read are readonly. */
function asZodHasIt({ modifiers, name, questionToken, type }: ts.PropertySignature): ts.PropertySignature {
  const isReadonlyArray = modifiers?.length && type && ts.isArrayTypeNode(type);
  const read = isReadonlyArray
    ? ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, type)
    : type;
  const optional = questionToken && read ? tsUnion([read, UNDEFINED]) : read;
  return ts.factory.createPropertySignature(undefined, name, questionToken, optional);
}

/** Ids are those of the contracts: the document knows them by name, and has no other components. */
async function typesOf(openApi: OpenAPI3): Promise<string> {
  const ids = Object.keys(openApi.components?.schemas ?? {}).sort();
  const nodes = await openapiTS(openApi, {
    inject: `import type { ${ids.join(', ')} } from '@relais/contracts';\n`,
    transform: (_schema, { path = '' }) => {
      const id = component.exec(path)?.[1];
      return id === undefined ? undefined : ts.factory.createTypeReferenceNode(id);
    },
    transformProperty: asZodHasIt,
  });
  return `${COMMENT_HEADER}${astToString(nodes)}`;
}

describe('The types of the web client', () => {
  it('are those of the OpenAPI document (renew them with RENEW_OPENAPI=1)', async () => {
    const types = await typesOf(JSON.parse(readFileSync(document, 'utf8'), withProperties) as OpenAPI3);
    if (process.env['RENEW_OPENAPI']) writeFileSync(file, types);
    expect(readFileSync(file, 'utf8')).toBe(types);
  });
});
