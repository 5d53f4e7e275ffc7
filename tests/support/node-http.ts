import { request as httpRequest } from 'node:http';
import type { Http, HttpAnswer, HttpRequest } from '../../electron/ports.ts';

/** The longest answer that is read, in bytes; the app's limit is the same. */
const longestAnswer = 64 * 1024 * 1024;
/** Node's error codes of requests of which no server has seen a byte. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);
const redirects = new Set([301, 302, 303, 307, 308]);

function answerOfError(error: unknown): HttpAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return unsent.has(code)
    ? { type: 'not-sent', why: 'network-unreachable' }
    : { type: 'no-answer' };
}

/**
 * Sends one request on a connection of its own, so that no socket is reused and nothing is sent
 * twice.
 */
async function exchange({
  method,
  url,
  headers,
  body,
  deadline,
  maxLength = longestAnswer,
}: HttpRequest): Promise<HttpAnswer> {
  return await new Promise<HttpAnswer>((resolve) => {
    const sent = httpRequest(url, { method, headers: { ...headers }, agent: false });
    const timer = setTimeout(() => sent.destroy(), deadline);
    const end = (answer: HttpAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    sent.on('error', (error) => end(answerOfError(error)));
    sent.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (redirects.has(status)) {
        response.resume();
        end({ type: 'redirected' });
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > maxLength) sent.destroy();
      });
      response.on('error', () => {
        if (size <= maxLength) end({ type: 'no-answer' });
      });
      response.on('close', () => {
        if (size > maxLength || !response.complete) {
          end({ type: size > maxLength ? 'too-long' : 'no-answer' });
          return;
        }
        const header = (name: string): string | null => {
          const value = response.headers[name.toLowerCase()];
          return Array.isArray(value) ? value.join(', ') : (value ?? null);
        };
        end({ type: 'answer', status, header, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.end(body);
  });
}

/**
 * HTTP client over real sockets in plain Node, with the same outcomes as the app's network stack.
 */
export const nodeHttp: Http = {
  send: async (request) => await exchange(request),
};
