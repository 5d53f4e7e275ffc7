import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** How a connection ends: an orderly end of TCP, or a reset. */
export type Cut = 'fin' | 'rst';

/** A TCP proxy on loopback whose connections a test can cut while the server behind it goes on. */
export interface CuttableProxy {
  readonly port: number;
  /**
   * Cuts the client's side of the connection that reaches the server from this port. Data in flight
   * arrives first.
   */
  cut(upstreamPort: number, how: Cut): Promise<void>;
  /** Stops listening, so that new connections are refused. Open ones stay. */
  refuse(): void;
  /** Listens again, on the same port. */
  accept(): Promise<void>;
  close(): void;
}

/** Milliseconds in which the last bytes cross loopback on a busy machine. */
const flushTime = 40;

/** Starts a proxy to a port of this computer. */
export async function startCuttableProxy(target: number): Promise<CuttableProxy> {
  const clients = new Map<number, Socket>();
  const sockets = new Set<Socket>();

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    upstream.on('connect', () => clients.set(upstream.localPort ?? 0, client));
  });

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  const port = await listen(0);

  function refuse(): void {
    // Stops listening at once; its callback would wait for open connections.
    if (server.listening) server.close();
  }

  return {
    port,
    async cut(upstreamPort, how) {
      const client = clients.get(upstreamPort);
      if (client === undefined) throw new Error(`No connection from port ${upstreamPort}.`);
      await new Promise((resolve) => setTimeout(resolve, flushTime));
      if (how === 'fin') client.end();
      else client.resetAndDestroy();
    },
    refuse,
    async accept() {
      if (!server.listening) await listen(port);
    },
    close() {
      refuse();
      for (const socket of sockets) socket.destroy();
    },
  };
}
