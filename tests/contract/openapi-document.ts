import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const source = new URL('polar.openapi.yaml', import.meta.url);

const pointerSchema = v.object({ $ref: v.string() });

const parameterSchema = v.object({
  name: v.string(),
  in: v.picklist(['header', 'path', 'query']),
  required: v.optional(v.boolean(), false),
  schema: v.looseObject({ type: v.optional(v.unknown()) }),
});

const headerSchema = v.object({ required: v.boolean() });

const responseSchema = v.object({
  headers: v.record(v.string(), v.unknown()),
  content: v.optional(v.record(v.string(), v.unknown()), {}),
  'x-content-type-without-body': v.optional(v.string()),
});

const operationSchema = v.object({
  operationId: v.string(),
  security: v.optional(v.array(v.record(v.string(), v.unknown()))),
  parameters: v.array(v.unknown()),
  requestBody: v.optional(v.object({ content: v.record(v.string(), v.unknown()) })),
  responses: v.record(v.string(), v.unknown()),
});

const documentSchema = v.looseObject({
  security: v.array(v.record(v.string(), v.unknown())),
  paths: v.record(v.string(), v.record(v.string(), operationSchema)),
  'x-without-operation': v.object({ responses: v.record(v.string(), v.unknown()) }),
});

/** A parameter of an operation, with a pointer to its schema. */
export type Parameter = v.InferOutput<typeof parameterSchema> & { readonly pointer: string };

/** One operation of the description, found by method and path. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  /** Path with `{name}` for parameters. */
  readonly path: string;
  /** Whether it accepts credentials. */
  readonly secured: boolean;
  readonly parameters: readonly Parameter[];
  readonly hasBody: boolean;
  /** JSON pointer into the description. */
  readonly pointer: string;
}

/** One answer of the description, with pointers to the schemas of its headers and body. */
export interface DescribedAnswer {
  readonly headers: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly pointer: string;
  }[];
  /** The content type of an answer without a body that still has one. */
  readonly emptyMediaType?: string;
  /** Absent for an answer without a body. */
  readonly body?: { readonly mediaType: string; readonly pointer: string };
}

/** The parsed description, in which a schema validator resolves pointers. */
export const openapi = v.parse(
  documentSchema,
  parse(readFileSync(source, 'utf8'), { merge: true }) as unknown,
);

/** All operations. */
export const describedOperations: readonly DescribedOperation[] = Object.entries(
  openapi.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    secured: (operation.security ?? openapi.security).length > 0,
    parameters: operation.parameters.map((each, index) => {
      const found = resolve(each, `${pointerTo(path, method)}/parameters/${index}`);
      return { ...v.parse(parameterSchema, found.value), pointer: `${found.pointer}/schema` };
    }),
    hasBody: operation.requestBody !== undefined,
    pointer: pointerTo(path, method),
  })),
);

/** Returns the described answer for a status; without an operation, the one to a wrong path or method. */
export function describedAnswer(
  operation: DescribedOperation | undefined,
  status: number,
): DescribedAnswer | undefined {
  const base = operation?.pointer ?? '/x-without-operation';
  const found = at(`${base}/responses/${status}`);
  if (found === undefined) return undefined;
  const { value, pointer } = resolve(found, `${base}/responses/${status}`);
  const response = v.parse(responseSchema, value);
  const { headers, content, 'x-content-type-without-body': emptyMediaType } = response;
  const described = Object.entries(headers).map(([name, header]) => {
    const resolved = resolve(header, `${pointer}/headers/${name}`);
    const { required } = v.parse(headerSchema, resolved.value);
    return { name, required, pointer: `${resolved.pointer}/schema` };
  });
  const [mediaType] = Object.keys(content);
  if (mediaType === undefined) {
    return { headers: described, ...(emptyMediaType === undefined ? {} : { emptyMediaType }) };
  }
  const body = { mediaType, pointer: `${pointer}/content/${escaped(mediaType)}/schema` };
  return { headers: described, body };
}

function pointerTo(path: string, method: string): string {
  return `/paths/${escaped(path)}/${method}`;
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function resolve(
  value: unknown,
  pointer: string,
): { readonly value: unknown; readonly pointer: string } {
  if (!v.is(pointerSchema, value)) return { value, pointer };
  const target = value.$ref.replace(/^#/, '');
  return { value: at(target), pointer: target };
}

function at(pointer: string): unknown {
  let value: unknown = openapi;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = v.is(v.record(v.string(), v.unknown()), value) ? value[name] : undefined;
  }
  return value;
}
