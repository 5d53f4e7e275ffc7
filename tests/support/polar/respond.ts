import type { IncomingMessage } from 'node:http';
import {
  Refusal,
  bareNotFound,
  internalError,
  methodNotAllowed,
  redirect,
  tooManyRequests,
} from './answers.ts';
import type { Answer } from './answers.ts';
import { corsHeaders, preflightAnswer } from './cors.ts';
import { identityOf } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import type { PolarRecord } from './record.ts';
import { checkLength, parseBody } from './request-body.ts';
import { paramsOf, routes } from './routes/route-table.ts';
import type { Route } from './routes/route-table.ts';
import { resolveCaller } from './tokens.ts';
import { versionFrom } from './versions.ts';
import type { ApiVersion } from './versions.ts';

/** Parts of the server that answering needs. */
export interface Backend {
  readonly record: PolarRecord;
  readonly limits: RateLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether answers carry the sandbox header. */
  readonly sandbox: boolean;
}

/** A route that a path matches, with its parameters. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** All routes of a path, whatever their method, in order. */
export function matchesOf(path: string): readonly RouteMatch[] {
  return routes.flatMap((route) => {
    const params = paramsOf(route, path);
    return params === null ? [] : [{ route, params }];
  });
}

/** The route of a method and path, or undefined. */
export function routeOf(method: string, path: string): RouteMatch | undefined {
  return matchesOf(path).find(({ route }) => route.method === method);
}

/** Answers one request as Polar does, synchronously, so that no two requests interleave. */
export function respond(
  backend: Backend,
  request: IncomingMessage,
  text: string,
  stale: boolean,
): Answer {
  const preflight = preflightAnswer(request);
  if (preflight !== null) return withCommonHeaders(backend, request, preflight, null);
  const version = versionOf(backend, request);
  return withCommonHeaders(backend, request, answered(), version);

  function answered(): Answer {
    if (version === null) return bareNotFound;
    try {
      return dispatch(backend, request, text, stale);
    } catch (error) {
      return error instanceof Refusal ? error.answer : internalError;
    }
  }
}

/**
 * Returns the answer with the headers that Polar adds to each: the version that answered, unless it
 * is null or Polar's own code failed, and the sandbox header in the sandbox.
 */
export function withCommonHeaders(
  backend: Backend,
  request: IncomingMessage,
  answer: Answer,
  version: ApiVersion | null,
): Answer {
  const versioned = version !== null && answer.status !== internalError.status;
  return {
    ...answer,
    headers: {
      'cache-control': 'private, no-store',
      ...(versioned ? { 'polar-version': version } : {}),
      ...(backend.sandbox ? { 'x-polar-sandbox': '1' } : {}),
      ...corsHeaders(request),
      ...answer.headers,
    },
  };
}

function dispatch(
  backend: Backend,
  request: IncomingMessage,
  text: string,
  stale: boolean,
): Answer {
  const { record, limits } = backend;
  const now = backend.now();
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const match = routeOf(request.method ?? '', url.pathname);
  const caller = resolveCaller(record, request.headers.authorization, now);
  const identity = identityOf(caller, request.socket.remoteAddress ?? '');
  const wait = limits.count(identity, match?.route.public ?? false, now);
  if (wait !== null) return tooManyRequests(wait);
  checkLength(request);
  if (match === undefined) return withoutRoute(request, url);
  const { route, params } = match;
  const body = parseBody(text, request.headers['content-type']);
  const reach = route.reach(caller);
  const query = url.searchParams;
  return route.handle({ record, now, caller, params, query, body, stale }, reach);
}

function withoutRoute(request: IncomingMessage, url: URL): Answer {
  const [other] = matchesOf(url.pathname);
  if (other !== undefined) throw methodNotAllowed(other.route.method);
  const toggled = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : `${url.pathname}/`;
  if (matchesOf(toggled).length === 0) return bareNotFound;
  return redirect(`http://${request.headers.host ?? ''}${toggled}${url.search}`);
}

/** The version of a request; null if the requested version is not served. */
export function versionOf(backend: Backend, request: IncomingMessage): ApiVersion | null {
  const value = request.headers['polar-version'];
  return versionFrom(Array.isArray(value) ? value.join(', ') : value, backend.now());
}
