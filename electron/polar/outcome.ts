import * as v from 'valibot';
import type { Failure } from '../../shared/failure.ts';
import type { WaitReason } from '../../shared/seat-release.ts';
import type { HttpAnswer } from '../ports.ts';
import { BareNotFound, parseAs, PolarError } from './wire.ts';

/** The value that a successful answer holds, or why there is none. */
export type Answer<T> = { readonly type: 'ok'; readonly value: T } | Refusal;

/** Any other result of a request, by what it says about the seat. */
export type Refusal =
  /** Polar, or something in between, refused. Nothing changed on the server. */
  | { readonly type: 'refused'; readonly failure: Failure }
  /** Nothing was sent. */
  | { readonly type: 'not-sent'; readonly why: Exclude<WaitReason, 'rate-limited'> }
  /** Too many requests; none before `retryAt` (milliseconds since 1970). */
  | { readonly type: 'rate-limited'; readonly retryAt: number }
  /** Polar's own 404, and what its text says about the key. */
  | { readonly type: 'gone'; readonly reason: NotFoundReason }
  /** The server may have acted. */
  | { readonly type: 'indeterminate'; readonly why: 'no-answer' | 'server-error' };

/**
 * What the `detail` of a 404 says. Only `nothing-found` leaves open which of key, organization and activation is unknown;
 * the others prove that the key exists, and `conditions` that the activation does too: it was made with conditions that this app does
 * not know. `unclear` stands for any other text, from which the app concludes nothing.
 * https://github.com/polarsource/polar/blob/main/server/polar/license_key/service.py
 */
export type NotFoundReason = 'nothing-found' | 'inactive' | 'expired' | 'conditions' | 'unclear';

/** Polar answered, and the answer lacks what the request was for. The app concludes nothing from it. */
export const unreadable: Refusal = { type: 'refused', failure: { code: 'answer-unreadable' } };

/** Milliseconds to wait after a 429 that does not say: the window of Polar's per-minute limits, and the length of its block. */
const defaultRetryAfter = 60_000;
/** The longest wait that the app accepts from a server, in milliseconds. */
export const maxRetryAfter = 24 * 60 * 60_000;

function parseRetryAfter(header: string, now: number): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // A date begins with a day's name. Without that check Date.parse takes nearly any text for one.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(header)) return defaultRetryAfter;
  // The oldest of the three forms names no zone, and means GMT as the others do.
  const date = Date.parse(header.endsWith(' GMT') ? header : `${header} GMT`);
  return Number.isNaN(date) ? defaultRetryAfter : date - now;
}

/**
 * Reads `Retry-After` (RFC 9110: seconds or a date) as milliseconds since 1970; 60 s from now where it is missing or
 * unreadable. Behind Polar's edge it may be missing: its own 429 has an empty body.
 */
export function retryAt(header: string | null, now: number): number {
  return now + Math.min(Math.max(parseRetryAfter(header?.trim() ?? '', now), 1000), maxRetryAfter);
}

/** Returns the permission that `WWW-Authenticate` says is missing, such as `license_keys:write`. */
function missingScope(header: string | null): { scope?: string } {
  const scope = header?.match(/\bscope="([\w:. ]{1,100})"/)?.[1];
  return scope === undefined ? {} : { scope };
}

function refused(failure: Failure | Failure['code']): Refusal {
  return { type: 'refused', failure: typeof failure === 'string' ? { code: failure } : failure };
}

function notFoundReason(detail: unknown): NotFoundReason {
  const text = typeof detail === 'string' ? detail.toLowerCase() : '';
  if (text === 'not found') return 'nothing-found';
  if (text.includes('no longer active')) return 'inactive';
  if (text.includes('expired')) return 'expired';
  if (text.includes('conditions')) return 'conditions';
  return 'unclear';
}

function notFound(text: string): Refusal {
  const error = parseAs(PolarError, text);
  if (error?.error === 'ResourceNotFound')
    return { type: 'gone', reason: notFoundReason(error.detail) };
  return refused(parseAs(BareNotFound, text) === null ? 'not-polar' : 'version-not-served');
}

/**
 * Returns why Polar refused an activation. Its four refusals differ in their text alone.
 * https://github.com/polarsource/polar/blob/main/server/polar/license_key/service.py
 */
function notPermitted(detail: unknown): Failure['code'] {
  const text = typeof detail === 'string' ? detail.toLowerCase() : '';
  if (text.includes('limit already reached')) return 'activation-limit';
  if (text.includes('expired')) return 'key-expired';
  if (text.includes('no longer active')) return 'key-inactive';
  if (text.includes('not support activations')) return 'activations-unsupported';
  return 'not-permitted';
}

function forbidden(text: string, header: string | null): Refusal {
  const body = parseAs(PolarError, text);
  if (body === null) return refused('not-polar');
  return body.error === 'insufficient_scope'
    ? refused({ code: 'scope-missing', ...missingScope(header) })
    : refused(notPermitted(body.detail));
}

/**
 * Returns what an unsuccessful answer means. One question decides: could the server have acted? The app reads bodies for their shape alone
 * and never stores them, since a 422 repeats the license key.
 */
export function refusalOf(answer: HttpAnswer, now: number): Refusal {
  switch (answer.type) {
    case 'not-sent':
      return answer;
    case 'no-answer':
      return { type: 'indeterminate', why: 'no-answer' };
    case 'redirected':
      return refused('not-polar');
    case 'too-long':
      return refused('answer-too-long');
    case 'answer':
      break;
  }
  const { status, text, header } = answer;
  const isPolarError = parseAs(PolarError, text) !== null;
  if (status === 429) return { type: 'rate-limited', retryAt: retryAt(header('retry-after'), now) };
  if (status >= 500) return { type: 'indeterminate', why: 'server-error' };
  // A gateway answers 408 also when it waited in vain for Polar, which may have the whole request.
  if (status === 408) return { type: 'indeterminate', why: 'no-answer' };
  if (status === 407) return { type: 'not-sent', why: 'proxy-login' };
  if (status === 404) return notFound(text);
  if (status === 403) return forbidden(text, header('www-authenticate'));
  if (status === 401) return refused(isPolarError ? 'token-rejected' : 'not-polar');
  if (status >= 400 && isPolarError) return refused('request-invalid');
  return refused(status < 300 && isJson(answer) ? 'answer-unreadable' : 'not-polar');
}

/** Whether an answer is JSON, by its content type or by its text. The sign-in page of a network answers 200 too, and is HTML. */
function isJson({ header, text }: Extract<HttpAnswer, { type: 'answer' }>): boolean {
  return (
    header('content-type')?.includes('json') === true || parseAs(v.looseObject({}), text) !== null
  );
}

/**
 * Returns what an unsuccessful answer means to a request that changes something on the server. Polar may have acted if its answer cannot be
 * read, or is too long to read.
 */
export function refusalOfChange(answer: HttpAnswer, now: number): Refusal {
  const refusal = refusalOf(answer, now);
  const code = refusal.type === 'refused' ? refusal.failure.code : null;
  return code === 'answer-unreadable' || code === 'answer-too-long'
    ? { type: 'indeterminate', why: 'server-error' }
    : refusal;
}

/** Reads an answer whose status is one of `statuses` with `parse`, and any other, or one that `parse` returns null for, with `refusal`. */
export function readAnswer<T>(
  answer: HttpAnswer,
  parse: (text: string) => T | null,
  refusal: (answer: HttpAnswer, now: number) => Refusal,
  now: number,
  statuses: readonly number[] = [200],
): Answer<T> {
  if (answer.type === 'answer' && statuses.includes(answer.status)) {
    const value = parse(answer.text);
    if (value !== null) return { type: 'ok', value };
  }
  return refusal(answer, now);
}

/** Returns the failure that a refusal means to a person, for requests that release nothing. */
export function failureOf(refusal: Refusal): Failure {
  switch (refusal.type) {
    case 'refused':
      return refusal.failure;
    case 'not-sent':
    case 'indeterminate':
      return { code: refusal.why };
    case 'rate-limited':
      return { code: 'rate-limited', retryAt: refusal.retryAt };
    case 'gone':
      return { code: notFoundCodes[refusal.reason] };
  }
}

const notFoundCodes: Readonly<Record<NotFoundReason, Failure['code']>> = {
  inactive: 'key-inactive',
  expired: 'key-expired',
  conditions: 'key-unknown',
  'nothing-found': 'key-unknown',
  unclear: 'answer-unreadable',
};
