import { app, net, type IncomingMessage } from 'electron';
import type { Http, HttpAnswer, HttpRequest } from '../../ports.ts';
import { answerFromError, type BodySent } from './http-errors.ts';
import type { HttpSession, HttpSessions } from './http-sessions.ts';
import { answerLogins } from './answer-logins.ts';
import type { ProxyLogins } from './proxy-logins.ts';
import { proxyRefusalReason } from './proxy-refusal.ts';

/**
 * The longest answer that is read, in bytes. Polar sets no limit: a license with 20,000 activations has 3.9 MB, and a page of 100 licenses
 * with long metadata 2.4 MB.
 */
const longestAnswer = 64 * 1024 * 1024;

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Reads an answer of at most `maxLength` bytes to its end. Calls `end` with the whole answer, or with what happened instead; `end` ignores further calls. */
function readAnswer(
  response: IncomingMessage,
  maxLength: number,
  end: (answer: HttpAnswer) => void,
): void {
  const expected = Number(headerOf(response, 'content-length') ?? Number.NaN);
  const chunks: Buffer[] = [];
  let size = 0;
  const giveUp = (): void => end({ type: 'no-answer' });
  if (expected > maxLength) {
    end({ type: 'too-long' });
    return;
  }
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > maxLength) end({ type: 'too-long' });
    else chunks.push(chunk);
  });
  response.on('aborted', giveUp);
  response.on('error', giveUp);
  response.on('end', () => {
    // Some versions of Chromium report a body that ends early as complete.
    const isPlain = headerOf(response, 'content-encoding') === null;
    if (isPlain && Number.isFinite(expected) && size < expected) {
      giveUp();
      return;
    }
    end({
      type: 'answer',
      status: response.statusCode,
      header: (name) => headerOf(response, name),
      text: Buffer.concat(chunks).toString('utf8'),
    });
  });
}

/** Milliseconds before a deadline at which a request that has sent nothing is ended, so that Chromium can still report what it sent. */
const uploadReportTime = 500;

/** Sends one request by `net.request`: `fetch` is built on it, and loading `fetch` takes longer than the request. */
async function exchange(
  { session: from, hasReachedServer }: HttpSession,
  logins: ProxyLogins,
  request: HttpRequest,
): Promise<HttpAnswer> {
  return await new Promise((resolve) => {
    const { method, url, body, deadline } = request;
    const clientRequest = net.request({
      method,
      url,
      headers: { ...request.headers },
      session: from,
      // By default Chromium sends the token on to another host after a redirect, keeps cookies, and stores answers with customer data.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      useSessionCookies: false,
    });
    let isFinished = false;
    let isLate = false;
    const finish = (answer: HttpAnswer): void => {
      if (isFinished) return;
      isFinished = true;
      for (const timer of timers) clearTimeout(timer);
      if (answer.type !== 'answer') clientRequest.abort();
      resolve(answer);
    };
    const bodySent = (): BodySent => {
      if (body === undefined) return 'uncertain';
      if (clientRequest.getUploadProgress().started) return 'started';
      if (hasReachedServer === null) return 'uncertain';
      return hasReachedServer() ? 'unreported' : 'none';
    };
    /** Ends the request if it has sent nothing. Unlike `abort`, closing the connections does not lose a report of Chromium's that is still to come. */
    const abandonUnsent = (): void => {
      if (bodySent() !== 'none') return;
      isLate = true;
      void from.closeAllConnections();
    };
    const timers = [
      setTimeout(abandonUnsent, Math.max(deadline / 2, deadline - uploadReportTime)),
      setTimeout(() => finish({ type: 'no-answer' }), deadline),
    ];
    answerLogins(clientRequest, logins);
    clientRequest.on('response', (response) => {
      // A 407 is a proxy's, perhaps its answer to CONNECT, whose body cannot be read. Chromium does not pass on a server's 407.
      if (response.statusCode === 407) finish({ type: 'not-sent', why: 'proxy-login' });
      else readAnswer(response, request.maxLength ?? longestAnswer, finish);
    });
    clientRequest.on('error', ({ message }) => {
      const isUnsent = isLate && bodySent() === 'none';
      finish(
        isUnsent
          ? { type: 'not-sent', why: 'network-unreachable' }
          : answerFromError(message, bodySent()),
      );
    });
    clientRequest.end(body);
  });
}

/** Failures that a proxy may have caused, which then gives its reason to a second request for a tunnel. */
const possibleProxyReasons = new Set(['proxy-refused', 'proxy-closed', 'network-unreachable']);

/** Sends a request. Where a proxy let nothing through, the answer has the proxy's reason. */
async function sendVia(
  httpSession: HttpSession,
  logins: ProxyLogins,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const answer = await exchange(httpSession, logins, request);
  if (answer.type !== 'not-sent' || !possibleProxyReasons.has(answer.why)) return answer;
  const time = request.deadline - (performance.now() - startedAt);
  const { authorization } = logins;
  const why = await proxyRefusalReason(httpSession.session, request.url, { authorization, time });
  return why === null ? answer : { type: 'not-sent', why };
}

/** Creates the port that sends requests over Chromium's network stack, which uses the system's proxy and certificates. `logins`: of proxies. */
export function createHttp(logins: ProxyLogins, sessions: HttpSessions): Http {
  return {
    async send(request) {
      await app.whenReady();
      try {
        return request.once === true
          ? await sessions.runInFreshSession(async (fresh) => await sendVia(fresh, logins, request))
          : await sendVia(
              request.purpose === 'updates' ? sessions.updates() : sessions.shared(),
              logins,
              request,
            );
      } catch (error) {
        // Chromium rejects a header or an address.
        return answerFromError(error instanceof Error ? error.message : String(error), 'uncertain');
      }
    },
  };
}
