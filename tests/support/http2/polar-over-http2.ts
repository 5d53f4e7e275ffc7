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

/** What a server can say of one request by RST_STREAM. https://www.rfc-editor.org/rfc/rfc9113#section-7 */
export type StreamError =
  | 'NO_ERROR'
  | 'INTERNAL_ERROR'
  | 'REFUSED_STREAM'
  | 'CANCEL'
  | 'HTTP_1_1_REQUIRED';

/** What becomes of a request once the server has read the whole of it. */
export type Ending =
  /** The connection is cut; GOAWAY before it says that this request was processed, or was not. */
  | {
      readonly type: 'cut';
      readonly how: Cut;
      readonly goAway?: 'processed' | 'unprocessed';
      /** No connection is taken any more, until {@link PolarOverHttp2.accept}. */
      readonly thenRefused?: true;
    }
  | { readonly type: 'reset-stream'; readonly error: StreamError }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** A request that changes something, as the server has read it. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly httpVersion: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

/** The stand-in for Polar behind HTTP/2 over TLS, with a certificate of its own making. */
export interface PolarOverHttp2 {
  /** Without a closing slash; its name must lead to 127.0.0.1. */
  readonly address: string;
  readonly port: number;
  /** The switch with which Chromium trusts its certificate, where it would otherwise only be told to ignore faults. */
  readonly trusted: string;
  /** Every request that changes something and was read to its end, in order. */
  readonly writes: readonly ReadRequest[];
  /** How many connections were opened. */
  connections(): number;
  /**
   * Ends the next request that changes something in this way; later ones are answered again. `isProcessed`: whether the stand-in gets it
   * before that. A request that the server says it did not process never gets there.
   */
  next(ending: Ending, isProcessed: boolean): void;
  /** Sends these with every answer. */
  readonly headers: Record<string, string>;
  /** The sessions, for a test that sends frames of its own. */
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  /** Takes connections again. */
  accept(): Promise<void>;
  close(): void;
}

/** Paths and methods that change something at Polar. */
const isWrite = (method: string, path: string): boolean =>
  method === 'PATCH' || /\/(?:activate|deactivate|rotate)$/.test(path);

/** Headers that HTTP/2 has no use for, or forbids. https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2 */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** Asks the stand-in what the request asked. */
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

/** Starts one in front of a stand-in. `host`: the name in its address. `http1`: whether it speaks HTTP/1.1 with those who want it. */
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
    // A client that leaves meanwhile is its own affair.
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
