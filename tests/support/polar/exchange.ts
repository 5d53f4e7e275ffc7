import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  bareNotFound,
  internalError,
  invalidFields,
  page,
  redirect,
  tooManyRequests,
} from './answers.ts';
import type { Answer } from './answers.ts';
import type { Fault, FaultQueue } from './faults.ts';
import { oddAnswer, withManyActivations } from './odd-answers.ts';
import { readText } from './request-body.ts';
import type { RequestLog } from './request-log.ts';
import { respond, routeOf, versionOf, withCommonHeaders } from './respond.ts';
import type { Backend } from './respond.ts';
import { hangUp, reset, send, sendHalf } from './send.ts';

/** Parts of the server that handling a request needs. */
export interface ExchangeContext extends Backend {
  readonly log: RequestLog;
  readonly faults: FaultQueue;
  /** Waits this many milliseconds, or until the server closes. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Exchange {
  readonly context: ExchangeContext;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string;
  readonly number: number;
}

/** Reads, logs and answers one request, or applies the fault that waits for it. */
export async function exchange(
  context: ExchangeContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? '';
  const path = request.url ?? '/';
  const text = await readText(request);
  const route = routeOf(method, new URL(path, 'http://127.0.0.1').pathname)?.route;
  const fault =
    route === undefined ? null : context.faults.take(route.operation, route.family, keyIn(text));
  const number = context.log.add({
    at: context.now(),
    method,
    path,
    operation: route?.operation ?? null,
    family: route?.family ?? null,
    headers: plainHeaders(request),
    body: text,
    status: null,
    committed: false,
    fault: fault?.type ?? null,
  });
  const current: Exchange = { context, request, response, text, number };
  if (fault === null) answer(current, process(current));
  else await applyFault(current, fault);
}

/** Returns the license key in a request's body; null if it names none. */
function keyIn(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : null;
    return typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}

/** Answers with a fault, before or after the request is processed. */
async function applyFault(current: Exchange, fault: Fault): Promise<void> {
  const { context, response } = current;
  switch (fault.type) {
    case 'request-lost':
      return hangUp(response);
    case 'reset':
      return reset(response);
    case 'hang':
      return;
    case 'answer-lost':
      process(current);
      return hangUp(response);
    case 'reset-after':
      process(current);
      return reset(response);
    case 'truncated':
      return sendHalf(response, process(current));
    case 'slow':
      await context.wait(fault.ms);
      return answer(current, process(current));
    case 'late-answer': {
      const result = process(current);
      await context.wait(fault.ms);
      return answer(current, result);
    }
    case 'stale-read':
      return answer(current, process(current, true));
    case 'error-after':
      process(current);
      return answer(current, fromPolar(current, internalError));
    case 'error-before':
      return answer(current, fromPolar(current, internalError));
    case 'rate-limited':
      return answer(current, fromPolar(current, tooManyRequests(fault.retryAfter ?? null)));
    case 'bare-404':
      return answer(current, withCommonHeaders(context, current.request, bareNotFound, null));
    case 'redirect':
      return answer(current, redirect(fault.to));
    case 'bad-gateway':
      return answer(current, page(502, '<!doctype html><h1>502 Bad Gateway</h1>'));
    case 'captive-portal':
      return answer(current, page(200, '<!doctype html><h1>Welcome to Guest Wi-Fi</h1>'));
    case 'fields-refused':
      return answer(current, fromPolar(current, fieldsRefused(current.text)));
    case 'not-json':
      return answer(current, jsonText('{"id": "00000000-'));
    case 'odd':
      return answer(current, oddAnswer(process(current), fault.oddity));
    case 'many-activations':
      return answer(current, withManyActivations(process(current), fault.count));
    case 'oversized':
      return answer(current, jsonText(JSON.stringify({ padding: 'x'.repeat(fault.bytes) })));
  }
}

function process(current: Exchange, stale = false): Answer {
  const { context, request, text, number } = current;
  const { changes } = context.record;
  const result = respond(context, request, text, stale);
  context.log.update(number, { committed: context.record.changes > changes });
  return result;
}

/** Returns Polar's answer with the headers that Polar adds to each. */
function fromPolar({ context, request }: Exchange, result: Answer): Answer {
  return withCommonHeaders(context, request, result, versionOf(context, request));
}

function answer(current: Exchange, result: Answer): void {
  current.context.log.update(current.number, { status: result.status });
  send(current.response, result);
}

function fieldsRefused(body: string): Answer {
  const input: unknown = body === '' ? {} : JSON.parse(body);
  const problem = { type: 'value_error', loc: ['body'], msg: 'Value error', input };
  return invalidFields([problem]).answer;
}

function jsonText(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function plainHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
