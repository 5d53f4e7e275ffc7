import { once } from 'node:events';
import { createServer as createHttpServer, request as httpRequest, type Server } from 'node:http';
import { createServer as createHttpsServer, type Server as SecureServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { selfSigned } from './self-signed.ts';

/** A server on loopback that keeps requests from reaching Polar. */
export interface BrokenServer {
  readonly port: number;
  /** Data that reached the server, in clear text. */
  readonly received: readonly string[];
  close(): void;
}

async function listen(serve: (socket: Socket, received: string[]) => void): Promise<BrokenServer> {
  const received: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    serve(socket, received);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Waits until the HTTP server listens and wraps it as a {@link BrokenServer}. */
async function listening(server: Server | SecureServer, received: string[]): Promise<BrokenServer> {
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Opens a port where nothing answers a SYN, as behind a firewall that drops packets: the listener
 * never accepts, and its queue is full.
 */
async function silent(): Promise<BrokenServer> {
  const listener = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
     });`,
    { eval: true },
  );
  const [port] = (await once(listener, 'message')) as [number];
  await wait(200);
  const waiting: Socket[] = [];
  for (let isFull = false; !isFull && waiting.length < 20;) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    waiting.push(socket);
    isFull = await Promise.race([once(socket, 'connect').then(() => false), wait(300, true)]);
  }
  return {
    port,
    received: [],
    close() {
      for (const socket of waiting) socket.destroy();
      void listener.terminate();
    },
  };
}

/**
 * Starts a TLS server for api.polar.sh that asks for a client certificate, and records the bodies
 * and certificates that it receives.
 */
async function certificate(
  version: 'TLSv1.2' | 'TLSv1.3',
  isDemanded: boolean,
): Promise<BrokenServer> {
  const received: string[] = [];
  const server = createHttpsServer(
    {
      ...selfSigned('api.polar.sh'),
      requestCert: true,
      rejectUnauthorized: isDemanded,
      minVersion: version,
      maxVersion: version,
    },
    (request, response) => {
      request.on('data', (chunk: Buffer) => received.push(chunk.toString('latin1')));
      request.on('end', () => response.writeHead(204).end());
    },
  ).listen(0, '127.0.0.1');
  return await listening(server, received);
}

/** Starts a TLS server for api.polar.sh that reads everything and answers nothing. */
export async function muteServer(): Promise<BrokenServer> {
  const received: string[] = [];
  const server = createHttpsServer(selfSigned('api.polar.sh'), (request) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString('latin1')));
  }).listen(0, '127.0.0.1');
  return await listening(server, received);
}

/** Starts a server that sends `answer` to the first data and closes. */
const answering = (answer: string) => async (): Promise<BrokenServer> =>
  await listen((socket, received) => {
    socket.once('data', (chunk) => {
      received.push(chunk.toString('latin1'));
      socket.end(answer);
    });
  });

const plain = (status: string, header = '') =>
  answering(`HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\n\r\n`);

/** Broken servers in place of Polar's. */
export const servers = {
  'a SYN without answer': silent,
  'a reset in the handshake': async () =>
    await listen((socket) => void socket.once('data', () => socket.resetAndDestroy())),
  'a handshake without answer': async () => await listen((socket) => void socket.resume()),
  'HTTP on the TLS port': plain('400 Bad Request'),
  'a client certificate demanded, TLS 1.2': async () => await certificate('TLSv1.2', true),
  'a client certificate demanded, TLS 1.3': async () => await certificate('TLSv1.3', true),
} as const;

/** Answers that a proxy may give to CONNECT. */
export const proxies = {
  '403': plain('403 Forbidden'),
  '407': plain('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="corp"\r\n'),
  '502': plain('502 Bad Gateway'),
  '504': plain('504 Gateway Timeout'),
  redirect: plain('302 Found', 'Location: http://login.example/\r\n'),
  'an end': answering(''),
  'a reset': async () =>
    await listen((socket) => void socket.once('data', () => socket.resetAndDestroy())),
} as const;

/** Starts a proxy that demands a login, and answers 403 to the right one: `joe` and `pass-word`. */
export async function strictProxy(): Promise<BrokenServer> {
  return await listen((socket, received) => {
    socket.on('data', (chunk) => {
      const request = chunk.toString('latin1');
      received.push(request);
      const login = Buffer.from('joe:pass-word').toString('base64');
      const isKnown = request.includes(`Proxy-Authorization: Basic ${login}\r\n`);
      const answer = isKnown
        ? '403 Forbidden'
        : '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"';
      socket.write(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`);
    });
  });
}

/**
 * Starts a proxy for plain HTTP that forwards requests with the login `joe` and `pass-word`, and
 * records the logins that it receives.
 */
export async function loginProxy(): Promise<BrokenServer> {
  const received: string[] = [];
  const server = createHttpServer((request, answer) => {
    const { 'proxy-authorization': given = '', ...headers } = request.headers;
    received.push(Buffer.from(given.replace('Basic ', ''), 'base64').toString());
    if (received.at(-1) !== 'joe:pass-word') {
      answer.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="corp"' }).end();
      return;
    }
    const { url = '', method } = request;
    const passed = httpRequest(url, { method, headers }, (upstreamResponse) => {
      answer.writeHead(upstreamResponse.statusCode ?? 0, upstreamResponse.headers);
      upstreamResponse.pipe(answer);
    });
    request.pipe(passed);
  }).listen(0, '127.0.0.1');
  return await listening(server, received);
}
