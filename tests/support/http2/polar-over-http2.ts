import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import {
  constants,
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { selfSigned, type SelfSigned } from '../self-signed.ts';
import { startCuttableProxy, type Cut } from './cuttable-proxy.ts';

/**
 * Error codes of RST_STREAM that a server may send for one request.
 * https://www.rfc-editor.org/rfc/rfc9113#section-7
 */
export type StreamError =
  | 'NO_ERROR'
  | 'INTERNAL_ERROR'
  | 'REFUSED_STREAM'
  | 'CANCEL'
  | 'HTTP_1_1_REQUIRED';

/** How a request ends once the server has read all of it. */
export type Ending =
  /**
   * The server cuts the connection; a GOAWAY before the cut says that this request was processed,
   * or was not.
   */
  | {
      readonly type: 'cut';
      readonly how: Cut;
      readonly goAway?: 'processed' | 'unprocessed';
      /** The server accepts no connection until {@link PolarOverHttp2.accept}. */
      readonly thenRefused?: true;
    }
  | { readonly type: 'reset-stream'; readonly error: StreamError }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** A write request as the server read it. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly httpVersion: string;
  /** Number of the connection that carried it, from 1. */
  readonly connection: number;
}

/** The stand-in for Polar behind HTTP/2 over TLS, with a self-signed certificate. */
export interface PolarOverHttp2 {
  /** Without a trailing slash; its name must resolve to 127.0.0.1. */
  readonly address: string;
  readonly port: number;
  /**
   * The Chromium switch that trusts its certificate, where Chromium would otherwise only ignore the
   * error.
   */
  readonly trusted: string;
  /** Every write request that was read to its end, in order. */
  readonly writes: readonly ReadRequest[];
  /** Number of connections that were opened. */
  connections(): number;
  /**
   * Ends the next write request in this way; the server answers later ones. `isProcessed`: whether
   * the stand-in gets the request before that. It never gets a request that the server declares
   * unprocessed.
   */
  next(ending: Ending, isProcessed: boolean): void;
  /** Headers that are added to every answer. */
  readonly headers: Record<string, string>;
  /** The sessions, for a test that sends its own frames. */
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  /** Accepts connections again. */
  accept(): Promise<void>;
  close(): void;
}

/** Whether a request writes to Polar. */
const isWrite = (method: string, path: string): boolean =>
  method === 'PATCH' || /\/(?:activate|deactivate|rotate)$/.test(path);

/**
 * Headers that HTTP/2 does not use or forbids. https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2
 */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** Forwards the request to the stand-in. */
async function askStandIn(
  baseUrl: string,
  request: Http2ServerRequest | IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !name.startsWith(':')),
  );
  const { method } = request;
  const sent = httpRequest(baseUrl + request.url, { method, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !hopByHop.has(entry[0]),
      ),
    ),
    body: await buffer(response),
  };
}

/** SHA-256 of a certificate's public key, in base64. */
function publicKeyHash({ cert }: SelfSigned): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

/**
 * Starts one in front of a stand-in. `host`: the name in its address. `http1`: whether it also
 * speaks HTTP/1.1.
 */
export async function startPolarOverHttp2(
  baseUrl: string,
  { host = 'polar.test', http1 = false } = {},
): Promise<PolarOverHttp2> {
  const writes: ReadRequest[] = [];
  const endings: { readonly ending: Ending; readonly isProcessed: boolean }[] = [];
  const headers: Record<string, string> = {};
  const sessions = new Set<ServerHttp2Session>();
  const ports: number[] = [];

  const identity = selfSigned(host);
  const server = createSecureServer({ ...identity, allowHTTP1: http1 });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined);
    session.on('close', () => sessions.delete(session));
  });
  server.on('secureConnection', (socket) => {
    ports.push(socket.remotePort ?? 0);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startCuttableProxy((server.address() as AddressInfo).port);

  async function end(ending: Ending, response: Http2ServerResponse, port: number): Promise<void> {
    const { stream } = response;
    switch (ending.type) {
      case 'status':
        response.writeHead(ending.status, { ...headers, ...ending.headers }).end();
        return;
      case 'reset-stream':
        stream.close(constants[`NGHTTP2_${ending.error}`]);
        return;
      case 'cut': {
        const { goAway, how, thenRefused } = ending;
        if (goAway !== undefined) {
          const last = stream.id ?? 0;
          stream.session?.goaway(
            constants.NGHTTP2_NO_ERROR,
            goAway === 'processed' ? last : last - 2,
          );
        }
        if (thenRefused === true) proxy.refuse();
        await proxy.cut(port, how);
      }
    }
  }

  server.on('request', (request, response) => {
    const handle = async (): Promise<void> => {
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      const port = request.socket.remotePort ?? 0;
      const body = await buffer(request);
      const { method, url: path, httpVersion } = request;
      const isWriting = isWrite(method, path);
      const planned = isWriting ? endings.shift() : undefined;
      if (isWriting) {
        writes.push({ method, path, httpVersion, connection: ports.indexOf(port) + 1 });
      }
      if (planned !== undefined) {
        if (planned.isProcessed) await askStandIn(baseUrl, request, body);
        await end(planned.ending, response, port);
        return;
      }
      const answer = await askStandIn(baseUrl, request, body);
      response.writeHead(answer.status, { ...answer.headers, ...headers });
      response.end(answer.body);
    };
    // A client may disconnect while the server answers.
    handle().catch(() => undefined);
  });

  return {
    address: `https://${host}:${proxy.port}`,
    port: proxy.port,
    trusted: `--ignore-certificate-errors-spki-list=${publicKeyHash(identity)}`,
    writes,
    connections: () => ports.length,
    next: (ending, isProcessed) => void endings.push({ ending, isProcessed }),
    headers,
    sessions,
    accept: proxy.accept,
    close() {
      proxy.close();
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}
