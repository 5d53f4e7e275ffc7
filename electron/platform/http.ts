import { app, net, type IncomingMessage, type Session } from 'electron';
import type { Http, HttpAnswer, HttpRequest } from '../ports.ts';
import { answerOfError, type BodySent } from './http-errors.ts';
import { createHttpSessions } from './http-sessions.ts';
import type { ProxyLogins } from './proxy-logins.ts';
import { refusalOfProxy } from './proxy-refusal.ts';

/**
 * The longest answer that is read, in bytes. Polar sets no bound: a license with 20,000 activations is 3.9 MB, and a page of 100 licenses
 * with long metadata 2.4 MB.
 */
const longestAnswer = 64 * 1024 * 1024;

/** Chromium would take the token along to another host, keeps cookies, and stores answers with customer data, unless told not to. */
const prudence = {
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
    end({ is: 'no-answer' });
  };
  if (expected > longestAnswer) {
    end({ is: 'too-long' });
    return;
  }
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > longestAnswer) end({ is: 'too-long' });
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
      is: 'answer',
      status: response.statusCode,
      header: (name) => headerOf(response, name),
      text: Buffer.concat(chunks).toString('utf8'),
    });
  });
}

/** Milliseconds before a deadline at which a request that has sent nothing is ended, so that Chromium can report whether it did. */
const lastReport = 500;

/** How a request goes out. */
interface Way {
  readonly session: Session;
  /** Whether the session has met a server; null where its connections may have been used before. */
  readonly hasMetServer: (() => boolean) | null;
  readonly logins: ProxyLogins;
}

/**
 * Sends one request by `net.request`: `fetch` is made of it, and loading `fetch` takes longer than the request. Never rejects. */
async function exchange(
  { session: from, hasMetServer, logins }: Way,
  request: HttpRequest,
): Promise<HttpAnswer> {
  return await new Promise((resolve) => {
    const { method, url, body, deadline } = request;
    const sent = net.request({
      method,
      url,
      headers: { ...request.headers },
      session: from,
      ...prudence,
    });
    let isOver = false;
    let isLate = false;
    const end = (answer: HttpAnswer): void => {
      if (isOver) return;
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
      if (answer.is !== 'answer') sent.abort();
      resolve(answer);
    };
    const bodySent = (): BodySent => {
      if (body === undefined) return 'uncertain';
      if (sent.getUploadProgress().started) return 'started';
      if (hasMetServer === null) return 'uncertain';
      return hasMetServer() ? 'unreported' : 'none';
    };
    /** Gives the request up if it has sent nothing. `abort` would lose a report that is on its way, which a closed session does not. */
    const giveUpUnsent = (): void => {
      if (bodySent() !== 'none') return;
      isLate = true;
      void from.closeAllConnections();
    };
    const expire = (): void => {
      end({ is: 'no-answer' });
    };
    const timers = [
      setTimeout(giveUpUnsent, Math.max(deadline / 2, deadline - lastReport)),
      setTimeout(expire, deadline),
    ];
    let isAsked = false;
    sent.on('login', (challenge, answer) => {
      const login = logins.answer(challenge, isAsked);
      isAsked = true;
      if (login === null) answer();
      else answer(login.username, login.password);
    });
    sent.on('response', (response) => {
      // Chromium hands on a proxy's 407, to a tunnel as well, and no server's. The answer to a tunnel has no body that could be read.
      if (response.statusCode === 407) end({ is: 'not-sent', why: 'proxy-login' });
      else readAnswer(response, end);
    });
    sent.on('error', ({ message }) => {
      const isUnsent = isLate && bodySent() === 'none';
      end(
        isUnsent
          ? { is: 'not-sent', why: 'network-unreachable' }
          : answerOfError(message, bodySent()),
      );
    });
    sent.end(body);
  });
}

/** Failures behind which a proxy may stand that gives its reason when it is asked again. */
const mayBeOfProxy = new Set(['proxy-refused', 'proxy-closed', 'network-unreachable']);

/** Sends a request, and names the proxy's reason where one let nothing through. */
async function sendBy(way: Way, request: HttpRequest): Promise<HttpAnswer> {
  const began = performance.now();
  const answer = await exchange(way, request);
  if (answer.is !== 'not-sent' || !mayBeOfProxy.has(answer.why)) return answer;
  const time = request.deadline - (performance.now() - began);
  const { authorization } = way.logins;
  const why = await refusalOfProxy(way.session, request.url, { authorization, time });
  return why === null ? answer : { is: 'not-sent', why };
}

/** Requests over Chromium's network stack, for the system's proxy and certificates. `logins`: those of proxies. */
export function createHttp(logins: ProxyLogins): Http {
  const sessions = createHttpSessions();

  return {
    async send(request) {
      await app.whenReady();
      try {
        return request.once === true
          ? await sessions.once(async (fresh) => await sendBy({ ...fresh, logins }, request))
          : await sendBy({ session: sessions.shared(), hasMetServer: null, logins }, request);
      } catch (error) {
        // A header or an address that Chromium does not take.
        return answerOfError(error instanceof Error ? error.message : String(error), 'uncertain');
      }
    },
  };
}
