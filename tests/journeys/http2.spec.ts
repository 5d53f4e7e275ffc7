import { expect } from '@playwright/test';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { HttpAnswer, HttpRequest } from '../../electron/ports.ts';
import { singleProcessSwitches } from '../../shared/chromium-switches.ts';
import { startChromiumHttp } from '../support/http2/chromium-http.ts';
import { endingCases } from '../support/http2/request-endings.ts';
import { test } from '../support/http2/http2-test.ts';
import { startPolarOverHttp2, type PolarOverHttp2 } from '../support/http2/polar-over-http2.ts';
import type { Polar } from '../support/polar/start-polar.ts';

// How often a server reads a request over HTTP/2 from the app's HTTP client in a real Electron. For
// the app's results see http2-outcomes.spec.ts.

/** A request that takes a seat of a license with one left. */
function activation(polar: Polar, { address }: PolarOverHttp2): HttpRequest {
  const { key, organizationId } = polar;
  return {
    method: 'POST',
    url: `${address}/v1/customer-portal/license-keys/activate`,
    headers: { 'Content-Type': 'application/json', 'Polar-Version': '2026-10' },
    body: JSON.stringify({ key, organization_id: organizationId, label: 'New laptop' }),
    deadline: 5_000,
  };
}

/** A request that changes nothing. */
function check(polar: Polar, front: PolarOverHttp2): HttpRequest {
  const request = activation(polar, front);
  return { ...request, url: request.url.replace('activate', 'validate') };
}

const outcome = (answer: HttpAnswer): string | number =>
  answer.type === 'answer' ? answer.status : answer.type;

for (const { name, ending, reads, answer } of endingCases) {
  test(`${name}: the server reads the request ${reads.fresh} time(s), or ${reads.used} over a used connection`, async ({
    chromium,
    polar,
    front,
  }) => {
    // Closes the connection that the session used before.
    expect(outcome(await chromium.send({ ...check(polar, front), once: true }))).toBe(200);
    front.next(ending, false);
    const got = await chromium.send({ ...activation(polar, front), once: true });
    const expected = { none: 'no-answer', 'of the second': 200 } as const;
    expect(outcome(got)).toBe(typeof answer === 'number' ? answer : expected[answer]);
    expect(front.writes).toHaveLength(reads.fresh);
    for (const { httpVersion, connection } of front.writes) {
      expect({ httpVersion, connection }).toEqual({ httpVersion: '2.0', connection: 2 });
    }

    await front.accept();
    expect(outcome(await chromium.send(check(polar, front)))).toBe(200);
    front.next(ending, false);
    await chromium.send(activation(polar, front));
    expect(front.writes).toHaveLength(reads.fresh + reads.used);
  });
}

test('a server that answers HTTP_1_1_REQUIRED gets the request again over HTTP/1.1', async ({
  chromium,
  polar,
}) => {
  const front = await startPolarOverHttp2(polar.baseUrl, { http1: true });
  front.next({ type: 'reset-stream', error: 'HTTP_1_1_REQUIRED' }, false);
  const got = await chromium.send({ ...activation(polar, front), once: true });
  expect(outcome(got)).toBe(200);
  expect(front.writes.map(({ httpVersion }) => httpVersion)).toEqual(['2.0', '1.1']);
  front.close();
});

test('requests that must not arrive twice run in parallel, each over its own connection', async ({
  chromium,
  polar,
  front,
}) => {
  const requests = Array.from({ length: 4 }, () => ({
    ...check(polar, front),
    once: true as const,
  }));
  for (const round of [1, 2]) {
    const answers = await Promise.all(
      requests.map(async (request) => await chromium.send(request)),
    );
    expect(answers.map(outcome)).toEqual([200, 200, 200, 200]);
    expect(front.connections()).toBe(4 * round);
  }
});

for (const [name, switches] of [
  ['as the window runs', []],
  ['as a command runs, without helpers', singleProcessSwitches],
] as const) {
  test(`no header, frame or status redirects a request to another server, ${name}`, async ({
    polar,
    front,
  }) => {
    // Chromium drops the Alt-Svc headers of a server whose certificate has an error.
    const chromium = await startChromiumHttp([...switches, front.trusted]);
    const udp = createSocket('udp4');
    let datagrams = 0;
    udp.on('message', () => {
      datagrams += 1;
    });
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const udpPort = udp.address().port;
    let connections = 0;
    const tcp = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const { port } = tcp.address() as AddressInfo;
    const elsewhere = `elsewhere.test:${port}`;

    for (const service of [
      `h3=":${udpPort}"`,
      `h3="elsewhere.test:${udpPort}"`,
      `h2=":${port}"`,
      `h2="${elsewhere}"`,
    ]) {
      front.headers['alt-svc'] = `${service}; ma=3600; persist=1`;
      for (const request of [
        check(polar, front),
        { ...check(polar, front), once: true as const },
      ]) {
        // The second request is the first that knows of the other server.
        for (const _ of [1, 2]) expect(outcome(await chromium.send(request))).toBe(200);
      }
    }
    const open = [...front.sessions].filter(({ closed, destroyed }) => !closed && !destroyed);
    expect(open.length).toBeGreaterThan(0);
    for (const session of open) {
      expect(session.remoteSettings.enablePush).toBe(false);
      session.altsvc(`h2="${elsewhere}"`, front.address);
      session.origin(`https://${elsewhere}`);
    }
    expect(outcome(await chromium.send(check(polar, front)))).toBe(200);

    const headers = { location: `https://${elsewhere}/`, 'alt-svc': `h2="${elsewhere}"` };
    for (const status of [301, 302, 303, 307, 308]) {
      front.next({ type: 'status', status, headers }, false);
      expect(outcome(await chromium.send(activation(polar, front)))).toBe('redirected');
    }
    for (const status of [401, 421, 503]) {
      const read = front.writes.length;
      // Chromium retries after a 421, with the same server.
      const times = status === 421 ? 2 : 1;
      for (let sent = 0; sent < times; sent += 1)
        front.next({ type: 'status', status, headers }, false);
      expect(outcome(await chromium.send(activation(polar, front)))).toBe(status);
      expect(front.writes).toHaveLength(read + times);
    }
    tcp.close();
    udp.close();
    await chromium.close();
    expect({ datagrams, connections }).toEqual({ datagrams: 0, connections: 0 });
  });
}
