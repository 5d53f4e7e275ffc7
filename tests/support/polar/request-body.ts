import type { IncomingMessage } from 'node:http';
import { Refusal, invalidFields, json } from './answers.ts';

/** Polar refuses larger bodies with 413. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** A body as the router passes it on: parsed if the client declared JSON. */
export type RequestBody =
  | { readonly type: 'none' }
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'text'; readonly text: string };

/** Reads the body; drops the part beyond the limit. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('The request stream must yield bytes');
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Refuses a write whose length is unknown (411) or too large (413) before reading it. */
export function checkLength(request: IncomingMessage): void {
  if (!['POST', 'PUT', 'PATCH'].includes(request.method ?? '')) return;
  const length = request.headers['content-length'];
  if (length === undefined) {
    throw new Refusal(
      json(411, { error: 'LengthRequired', detail: 'A Content-Length header is required.' }),
    );
  }
  if (Number(length) > BODY_LIMIT_BYTES) {
    throw new Refusal(
      json(413, { error: 'RequestBodyTooLarge', detail: 'The request body is too large.' }),
    );
  }
}

/**
 * Parses a body by its content type; `null` counts as no body. Malformed JSON is refused before
 * credentials are checked.
 */
export function parseBody(text: string, contentType: string | undefined): RequestBody {
  if (text === '') return { type: 'none' };
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType ?? '')) return { type: 'text', text };
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? { type: 'none' } : { type: 'json', value };
  } catch (error) {
    throw invalidFields([
      {
        type: 'json_invalid',
        loc: ['body', offsetOf(error, text)],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: 'Expecting value' },
      },
    ]);
  }
}

/** The offset at which the text stops being JSON; its end if it is cut off. */
function offsetOf(error: unknown, text: string): number {
  const position = /position (?<offset>\d+)/.exec(String(error))?.groups?.['offset'];
  return Number(position ?? text.length);
}
