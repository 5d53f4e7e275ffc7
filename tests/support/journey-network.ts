import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';

/** Two ports on loopback that record all received data, of any protocol. */
export interface NetworkListener {
  readonly tcp: number;
  readonly udp: number;
  /** Data received so far. */
  readonly received: readonly string[];
  close(): void;
}

/** Starts listening on loopback. */
export async function openNetworkListener(): Promise<NetworkListener> {
  const received: string[] = [];
  const datagrams = createSocket('udp4', () => received.push('a datagram')).bind(0, '127.0.0.1');
  const connections = createServer((socket) => {
    received.push('a connection');
    socket.on('error', () => undefined).destroy();
  }).listen(0, '127.0.0.1');
  await Promise.all([once(datagrams, 'listening'), once(connections, 'listening')]);
  return {
    tcp: (connections.address() as AddressInfo).port,
    udp: datagrams.address().port,
    received,
    close() {
      datagrams.close();
      connections.close();
    },
  };
}

/**
 * Lets the page try requests that no content security policy forbids: preconnects, and WebRTC,
 * which probes a firewall over UDP and TCP. Resolves when WebRTC has given up or found a path.
 */
export async function tryUnpolicedConnections(
  page: Page,
  listener: NetworkListener,
): Promise<void> {
  await page.evaluate(
    async ({ tcp, udp }) => {
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'modulepreload', 'icon']) {
        const link = Object.assign(document.createElement('link'), {
          rel,
          href: `http://127.0.0.1:${tcp}/${rel}`,
        });
        document.head.append(link);
      }
      const turn = { username: 'anyone', credential: 'nothing' };
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${udp}` },
          { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...turn },
        ],
      });
      peer.createDataChannel('out');
      const isOver = new Promise<void>((resolve) => {
        peer.addEventListener('icegatheringstatechange', () => {
          if (peer.iceGatheringState === 'complete') resolve();
        });
      });
      await peer.setLocalDescription(await peer.createOffer());
      await isOver;
      peer.close();
    },
    { tcp: listener.tcp, udp: listener.udp },
  );
}
