import { app, net, type IncomingMessage, type Session } from 'electron';
import type { Http, HttpAnswer, HttpRequest } from '../../ports.ts';
import { answerFromError, type BodySent } from './http-errors.ts';
import { createHttpSessions } from './http-sessions.ts';
import type { ProxyLogins } from './proxy-logins.ts';
import { proxyRefusalReason } from './proxy-refusal.ts';

/**
 * The longest answer that is read, in bytes. Polar sets no bound: a license with 20,000 activations is 3.9 MB, and a page of 100 licenses
 * with long metadata 2.4 MB.
 */
const longestAnswer = 64 * 1024 * 1024;

/** Chromium would take the token along to another host, keeps cookies, and stores answers with customer data, unless told not to. */
const requestDefaults = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  useSessionCookies: false,
} as const;

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Reads the answer to its end. `end` is called once: with it, or with what came instead. */
function readAnswer(response: IncomingMessage, end: (answer: HttpAnswer) => void): void {
  const expected = Number(headerOf(response, 'content-length') ?? Number.NaN);
  const chunks: Buffer[] = [];
  let size = 0;
  const giveUp = (): void => {
    end({ type: 'no-answer' });
  };
  if (expected > longestAnswer) {
    end({ type: 'too-long' });
    return;
  }
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > longestAnswer) end({ type: 'too-long' });
    else chunks.push(chunk);
  });
  response.on('aborted', giveUp);
  response.on('error', giveUp);
  response.on('end', () => {
    // Chromium reports a body that ends early as whole, in some versions.
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

/** Milliseconds before a deadline at which a request that has sent nothing is ended, so that Chromium can report whether it did. */
const uploadReportTime = 500;

/** How a request goes out. */
interface RequestRoute {
  readonly session: Session;
  /** Whether the session has met a server; null where its connections may have been used before. */
  readonly hasReachedServer: (() => boolean) | null;
  readonly logins: ProxyLogins;
}

/**
 * Sends one request by `net.request`: `fetch` is made of it, and loading `fetch` takes longer than the request. Never rejects. */
async function exchange(
  { session: from, hasReachedServer, logins }: RequestRoute,
  request: HttpRequest,
): Promise<HttpAnswer> {
  return await new Promise((resolve) => {
    const { method, url, body, deadline } = request;
    const clientRequest = net.request({
      method,
      url,
      headers: { ...request.headers },
      session: from,
      ...requestDefaults,
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
    /** Gives the request up if it has sent nothing. `abort` would lose a report that is on its way, which a closed session does not. */
    const abandonUnsent = (): void => {
      if (bodySent() !== 'none') return;
      isLate = true;
      void from.closeAllConnections();
    };
    const expire = (): void => {
      finish({ type: 'no-answer' });
    };
    const timers = [
      setTimeout(abandonUnsent, Math.max(deadline / 2, deadline - uploadReportTime)),
      setTimeout(expire, deadline),
    ];
    let hasLoginChallenge = false;
    clientRequest.on('login', (challenge, answer) => {
      const login = logins.answer(challenge, hasLoginChallenge);
      hasLoginChallenge = true;
      if (login === null) answer();
      else answer(login.username, login.password);
    });
    clientRequest.on('response', (response) => {
      // Chromium hands on a proxy's 407, to a tunnel as well, and no server's. The answer to a tunnel has no body that could be read.
      if (response.statusCode === 407) finish({ type: 'not-sent', why: 'proxy-login' });
      else readAnswer(response, finish);
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

/** Failures behind which a proxy may stand that gives its reason when it is asked again. */
const possibleProxyReasons = new Set(['proxy-refused', 'proxy-closed', 'network-unreachable']);

/** Sends a request, and names the proxy's reason where one let nothing through. */
async function sendVia(route: RequestRoute, request: HttpRequest): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const answer = await exchange(route, request);
  if (answer.type !== 'not-sent' || !possibleProxyReasons.has(answer.why)) return answer;
  const time = request.deadline - (performance.now() - startedAt);
  const { authorization } = route.logins;
  const why = await proxyRefusalReason(route.session, request.url, { authorization, time });
  return why === null ? answer : { type: 'not-sent', why };
}

/** Requests over Chromium's network stack, for the system's proxy and certificates. `logins`: those of proxies. */
export function createHttp(logins: ProxyLogins): Http {
  const sessions = createHttpSessions();

  return {
    async send(request) {
      await app.whenReady();
      try {
        return request.once === true
          ? await sessions.runInFreshSession(
              async (fresh) => await sendVia({ ...fresh, logins }, request),
            )
          : await sendVia({ session: sessions.shared(), hasReachedServer: null, logins }, request);
      } catch (error) {
        // A header or an address that Chromium does not take.
        return answerFromError(error instanceof Error ? error.message : String(error), 'uncertain');
      }
    },
  };
}
