import type { Scope } from './stored.ts';
import type { ValidationProblem } from './wire.ts';

/** An answer to the client. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Thrown by a handler that refuses; carries the whole answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`${answer.status} ${answer.body}`);
    this.answer = answer;
  }
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** A web page, as a proxy or a captive portal would send it. */
export function page(status: number, html: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** 204 with nothing in it, and a content type all the same. */
export const noContent: Answer = {
  status: 204,
  headers: { 'content-type': 'application/json' },
  body: '',
};

/** 404 of the router: no such path, or an API version that is not served. Has no `error`. */
export const bareNotFound: Answer = json(404, { detail: 'Not Found' });

/** What Polar answers when its own code failed. */
export const internalError: Answer = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Internal Server Error',
};

/** 401 for a caller without credentials, or with those of the wrong kind. */
export function unauthorized(): Refusal {
  return new Refusal(
    json(
      401,
      { error: 'Unauthorized', detail: 'Unauthorized' },
      { 'www-authenticate': 'Bearer realm="polar"' },
    ),
  );
}

/** 401 for a bearer that resolves to nothing: unknown, expired or revoked. */
export function invalidToken(): Refusal {
  const description =
    'The access token provided is expired, revoked, malformed, or invalid for other reasons.';
  return oauthRefusal(401, 'invalid_token', description, '');
}

/** 403 for a token that lacks every one of `scopes`; the header names them. */
export function insufficientScope(scopes: readonly Scope[]): Refusal {
  const description = 'The request requires higher privileges than provided by the access token.';
  return oauthRefusal(403, 'insufficient_scope', description, `scope="${scopes.join(' ')}", `);
}

/** 404 about the resource itself. Most causes share the default detail on purpose. */
export function resourceNotFound(detail = 'Not found'): Refusal {
  return new Refusal(json(404, { error: 'ResourceNotFound', detail }));
}

/** 403 of activate; only `detail` distinguishes its four causes. */
export function notPermitted(detail: string): Refusal {
  return new Refusal(json(403, { error: 'NotPermitted', detail }));
}

/** 400 with a named error. */
export function badRequest(error: 'BadRequest' | 'RotateNotPermitted', detail: string): Refusal {
  return new Refusal(json(400, { error, detail }));
}

/** 422 listing every refused field. */
export function invalidFields(problems: readonly ValidationProblem[]): Refusal {
  return new Refusal(json(422, { error: 'RequestValidationError', detail: problems }));
}

/** 405 of the router. */
export function methodNotAllowed(allow: string): Refusal {
  return new Refusal(json(405, { detail: 'Method Not Allowed' }, { allow }));
}

/** 429: empty body and no content type; `retryAfter` in seconds, null leaves the header out. */
export function tooManyRequests(retryAfter: number | null): Answer {
  const headers: Answer['headers'] =
    retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  return { status: 429, headers, body: '' };
}

/** 307 to the same request elsewhere. */
export function redirect(to: string): Answer {
  return { status: 307, headers: { location: to }, body: '' };
}

function oauthRefusal(status: number, error: string, description: string, scope: string): Refusal {
  const challenge = `Bearer realm="polar", ${scope}error="${error}", error_description="${description}"`;
  return new Refusal(
    json(
      status,
      { error, error_description: description },
      { 'www-authenticate': challenge, 'cache-control': 'no-store', pragma: 'no-cache' },
    ),
  );
}
