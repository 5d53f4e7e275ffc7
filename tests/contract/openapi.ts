import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describedAnswer, describedOperations, openapi } from './openapi-document.ts';
import type { DescribedAnswer, DescribedOperation, Parameter } from './openapi-document.ts';

/** A request on the wire, such as an entry of the stand-in's log. */
export interface WireRequest {
  readonly method: string;
  /** Includes the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer on the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const DOCUMENT = 'polar.openapi.yaml';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addVocabulary([
  'openapi',
  'info',
  'servers',
  'security',
  'paths',
  'components',
  'x-without-operation',
]);
ajv.addSchema(openapi, DOCUMENT);

/**
 * Returns the faults of a request by the project's description of Polar's API, in sentences. Stricter than Polar: undescribed query
 * parameters and fields, a missing version, and credentials on a path without authorization are faults.
 */
export function checkRequest(request: WireRequest): readonly string[] {
  const url = new URL(request.path, 'http://polar.test');
  const operation = operationOf(request.method, url.pathname);
  if (operation === undefined) return [`${request.method} ${url.pathname} is not described`];
  return [
    ...operation.parameters.flatMap((parameter) =>
      checkParameter(parameter, operation, request, url),
    ),
    ...unknownQueries(operation, url),
    ...checkCredentials(operation, request),
    ...checkRequestBody(operation, request),
  ];
}

/** Returns the faults of Polar's answer to a request, in sentences. */
export function checkAnswer(
  request: Pick<WireRequest, 'method' | 'path'>,
  answer: WireAnswer,
): readonly string[] {
  const { pathname } = new URL(request.path, 'http://polar.test');
  const described = describedAnswer(operationOf(request.method, pathname), answer.status);
  if (described === undefined) return [`status ${answer.status} is not described`];
  const headers = described.headers.flatMap(({ name, required, pointer }) => {
    const value = answer.headers[name.toLowerCase()];
    if (value !== undefined) return violations(pointer, value, `header ${name}`);
    return required ? [`header ${name} is missing`] : [];
  });
  return [...headers, ...checkAnswerBody(described, answer)];
}

function checkAnswerBody(
  { body: described, emptyMediaType }: DescribedAnswer,
  answer: WireAnswer,
): readonly string[] {
  const mediaType = answer.headers['content-type']?.split(';')[0];
  if (described === undefined) {
    const unexpected = answer.body === '' ? [] : ['the body should be empty'];
    return mediaType === emptyMediaType
      ? unexpected
      : [...unexpected, `the content type should be ${emptyMediaType ?? 'absent'}`];
  }
  if (mediaType !== described.mediaType) return [`content type is ${mediaType ?? 'missing'}`];
  return described.mediaType === 'application/json'
    ? jsonViolations(described.pointer, answer.body)
    : violations(described.pointer, answer.body, 'body');
}

function checkParameter(
  parameter: Parameter,
  operation: DescribedOperation,
  request: WireRequest,
  url: URL,
): readonly string[] {
  const values = valuesOf(parameter, operation, request, url);
  const name = `${parameter.in} ${parameter.name}`;
  if (values.length === 0) return parameter.required ? [`${name} is missing`] : [];
  return values.flatMap((value) => violations(parameter.pointer, typed(parameter, value), name));
}

function valuesOf(
  parameter: Parameter,
  operation: DescribedOperation,
  request: WireRequest,
  url: URL,
): readonly string[] {
  switch (parameter.in) {
    case 'header': {
      const value = request.headers[parameter.name.toLowerCase()];
      return value === undefined ? [] : [value];
    }
    case 'query':
      return url.searchParams.getAll(parameter.name);
    case 'path': {
      const index = operation.path.split('/').indexOf(`{${parameter.name}}`);
      return [url.pathname.split('/')[index] ?? ''];
    }
  }
}

function typed(parameter: Parameter, value: string): unknown {
  return parameter.schema.type === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value;
}

function unknownQueries(operation: DescribedOperation, url: URL): readonly string[] {
  const queries = operation.parameters.filter((each) => each.in === 'query');
  const known = new Set(queries.map(({ name }) => name));
  return [...url.searchParams.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `query ${name} is not described`);
}

function checkCredentials(operation: DescribedOperation, request: WireRequest): readonly string[] {
  const sent = request.headers['authorization'];
  if (!operation.secured)
    return sent === undefined ? [] : ['credentials are sent where none belong'];
  return /^Bearer polar_\w+$/.test(sent ?? '') ? [] : ['a bearer token is missing or malformed'];
}

function checkRequestBody(operation: DescribedOperation, request: WireRequest): readonly string[] {
  if (!operation.hasBody) {
    // An empty object is allowed in place of no body; see `rotate` in electron/polar/license-admin.ts.
    return request.body === '' || request.body === '{}' ? [] : ['the body should be empty'];
  }
  const mediaType = request.headers['content-type']?.split(';')[0];
  if (mediaType !== 'application/json') return [`content type is ${mediaType ?? 'missing'}`];
  return jsonViolations(
    `${operation.pointer}/requestBody/content/application~1json/schema`,
    request.body,
  );
}

function operationOf(method: string, path: string): DescribedOperation | undefined {
  const candidates = describedOperations.filter(
    (operation) => operation.method === method && fits(operation.path, path),
  );
  return candidates.find((operation) => !operation.path.includes('{')) ?? candidates[0];
}

function fits(template: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) =>
      part.startsWith('{') ? parts[index] !== '' : part === parts[index],
    )
  );
}

function jsonViolations(pointer: string, text: string): readonly string[] {
  try {
    return violations(pointer, JSON.parse(text), 'body');
  } catch (error) {
    if (error instanceof SyntaxError) return ['the body is not JSON'];
    throw error;
  }
}

function violations(pointer: string, value: unknown, what: string): readonly string[] {
  const validate = ajv.getSchema(`${DOCUMENT}#${encodeURI(pointer)}`);
  if (validate === undefined) throw new Error(`No schema at ${pointer}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${what}${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
  );
}
