import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { selfSigned, type SelfSigned } from './self-signed.ts';

/**
 * What a client that trusts the proxy receives: Polar's answer to a release, or bytes that break
 * the connection.
 */
type InterceptedAnswer = 'released' | 'junk';

/** A proxy that impersonates the requested host. */
export interface ManInTheMiddle {
  readonly address: string;
  readonly identity: SelfSigned;
  /** The first line of each connection's request to the proxy. */
  readonly requestLines: readonly string[];
  /** Data that a client sent because it trusted the proxy. */
  readonly received: readonly string[];
  close(): void;
}

/** Starts one on loopback that impersonates `host`. */
export async function startManInTheMiddle(
  host: string,
  answer: InterceptedAnswer = 'released',
): Promise<ManInTheMiddle> {
  const identity = selfSigned(host);
  const requestLines: string[] = [];
  const received: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (chunk) => {
      requestLines.push(chunk.toString('latin1').split('\r\n')[0] ?? '');
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const secured = new TLSSocket(socket, { isServer: true, ...identity });
      secured.on('error', () => undefined);
      secured.on('data', (sent) => {
        received.push(sent.toString('latin1'));
        if (answer === 'released') secured.end('HTTP/1.1 204 No Content\r\n\r\n');
        // Sends plain text into the encrypted connection, as an attacker who cannot decrypt it.
        else socket.write('HTTP/1.1 403 Forbidden\r\n\r\n');
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    identity,
    requestLines,
    received,
    close: () => void server.close(),
  };
}
