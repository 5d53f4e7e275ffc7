import type { WaitReason } from '../../shared/seat-release.ts';
import { jsonOutputOf, run } from '../support/journey-command.ts';
import { expectSeat, stateCard } from '../support/journey-device.ts';
import { muteServer, proxies, servers, strictProxy } from '../support/broken-networks.ts';
import { startManInTheMiddle, type ManInTheMiddle } from '../support/man-in-the-middle.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test, type StartOptions } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';

/**
 * Network problems between the app and a running server: the options of the start, and the window's text.
 */
const networkProblems: readonly {
  readonly name: string;
  readonly options: StartOptions;
  readonly why: WaitReason;
  readonly code: string;
}[] = [
  {
    name: 'a proxy address where no server answers',
    // A system port. Addresses of this computer would bypass a proxy.
    options: { env: { http_proxy: 'http://127.0.0.1:9', no_proxy: '<-loopback>' } },
    why: 'proxy-unreachable',
    code: 'NET-PROXY',
  },
  {
    name: 'a name that leads nowhere',
    options: { switches: ['--host-resolver-rules=MAP 127.0.0.1 ~NOTFOUND'] },
    why: 'network-unreachable',
    code: 'NET-UNREACHABLE',
  },
];

for (const { name, options, why, code } of networkProblems) {
  test(`${name}: the app sends nothing, and the window says so`, async ({
    polar,
    writeRecord,
    start,
    dataFolder,
  }) => {
    await writeRecord('device', seatOf(polar));
    // A release that waited for another reason is due.
    const due = { why: 'rate-limited', attempts: 1, nextAt: Date.now() } as const;
    await writeRecord('release', waitingRelease(polar, due));
    const { page } = await start(options);
    await outcomes.expectOutcome(page, outcomes.waiting(why));
    await expect(stateCard(page)).toContainText(code);
    expect(polar.log.count()).toBe(0);
    expectSeat('held', polar, dataFolder);
  });
}

/** Releases by command on a network where all names resolve to `middle` or not at all. */
async function releaseThrough(
  middle: ManInTheMiddle,
  dataFolder: string,
  switches: readonly string[] = [],
) {
  const closed = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const env = { https_proxy: middle.address };
  const args = ['release', '--json', '--timeout', '20'];
  return jsonOutputOf(await run(args, { dataFolder, env, switches: [...switches, closed] }));
}

test('an untrusted certificate receives nothing, and TLS that breaks later leaves the outcome indeterminate', async ({
  polar,
  writeRecord,
  dataFolder,
}) => {
  const middle = await startManInTheMiddle('api.polar.sh', 'junk');
  await writeRecord('device', { ...seatOf(polar), server: 'production' });
  const refused = await releaseThrough(middle, dataFolder);
  expect(refused).toMatchObject({ exitCode: 5, state: 'waiting', code: 'NET-TLS' });
  expect(middle.received).toEqual([]);

  const broken = await releaseThrough(middle, dataFolder, ['--ignore-certificate-errors']);
  middle.close();
  expect(middle.received[0]).toContain('POST /v1/customer-portal/license-keys/deactivate');
  expect(broken).toMatchObject({ exitCode: 6, state: 'unknown' });
});

/**
 * Releases by command where api.polar.sh resolves to `port` of this computer, and no other name
 * resolves.
 */
async function releaseAt(port: number, dataFolder: string, switches: readonly string[] = []) {
  const rules = `--host-resolver-rules=MAP api.polar.sh:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  const args = ['release', '--json', '--timeout', '6'];
  return jsonOutputOf(await run(args, { dataFolder, switches: [...switches, rules] }));
}

const serverCodes: Readonly<Record<keyof typeof servers, string>> = {
  'a SYN without answer': 'NET-UNREACHABLE',
  'a reset in the handshake': 'NET-UNREACHABLE',
  'a handshake without answer': 'NET-UNREACHABLE',
  'HTTP on the TLS port': 'NET-TLS',
  'a client certificate demanded, TLS 1.2': 'NET-CLIENT-CERT',
  'a client certificate demanded, TLS 1.3': 'NET-CLIENT-CERT',
};

for (const [name, code] of Object.entries(serverCodes)) {
  test(`${name}: the app sends nothing, and the command exits with 5`, async ({
    writeRecord,
    dataFolder,
    polar,
  }) => {
    const brokenServer = await servers[name as keyof typeof servers]();
    await writeRecord('device', { ...seatOf(polar), server: 'production' });
    const answer = await releaseAt(brokenServer.port, dataFolder, ['--ignore-certificate-errors']);
    brokenServer.close();
    expect(answer).toMatchObject({ exitCode: 5, state: 'waiting', code });
    expect(brokenServer.received.join('')).not.toContain('activation_id');
  });
}

test('silence after the request leaves the outcome indeterminate at the deadline', async ({
  writeRecord,
  dataFolder,
  polar,
}) => {
  const mute = await muteServer();
  await writeRecord('device', { ...seatOf(polar), server: 'production' });
  const answer = await releaseAt(mute.port, dataFolder, ['--ignore-certificate-errors']);
  mute.close();
  expect(mute.received.join('')).toContain('activation_id');
  expect(answer).toMatchObject({ exitCode: 6, state: 'unknown' });
});

/** Releases by command through a proxy at `address`, and by no other way. */
async function releaseBy(address: string, dataFolder: string) {
  const closed = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const args = ['release', '--json', '--timeout', '6'];
  return jsonOutputOf(
    await run(args, { dataFolder, env: { https_proxy: address }, switches: [closed] }),
  );
}

const proxyCodes: Readonly<Record<keyof typeof proxies, string>> = {
  '403': 'NET-PROXY-REFUSED',
  '407': 'NET-PROXY-LOGIN',
  '502': 'NET-PROXY-NO-ROUTE',
  '504': 'NET-PROXY-NO-ROUTE',
  redirect: 'NET-PROXY-REFUSED',
  'an end': 'NET-PROXY-CLOSED',
  'a reset': 'NET-PROXY-CLOSED',
};

for (const [name, code] of Object.entries(proxyCodes)) {
  test(`a proxy that answers CONNECT with ${name}: the command exits with 5 and names it`, async ({
    writeRecord,
    dataFolder,
    polar,
  }) => {
    const proxy = await proxies[name as keyof typeof proxies]();
    await writeRecord('device', { ...seatOf(polar), server: 'production' });
    const answer = await releaseBy(`http://127.0.0.1:${proxy.port}`, dataFolder);
    proxy.close();
    expect(answer).toMatchObject({ exitCode: 5, state: 'waiting', code });
  });
}

test('a command takes the proxy’s login from its address, and tries a wrong one once', async ({
  writeRecord,
  dataFolder,
  polar,
}) => {
  await writeRecord('device', { ...seatOf(polar), server: 'production' });
  const proxy = await strictProxy();
  const right = await releaseBy(`http://joe:pass-word@127.0.0.1:${proxy.port}`, dataFolder);
  expect(right).toMatchObject({ exitCode: 5, code: 'NET-PROXY-REFUSED' });
  proxy.close();

  const strict = await strictProxy();
  const wrong = await releaseBy(`http://joe:wrong@127.0.0.1:${strict.port}`, dataFolder);
  strict.close();
  expect(wrong).toMatchObject({ exitCode: 5, code: 'NET-PROXY-LOGIN' });
  const given = strict.received.filter((request) => request.includes('Proxy-Authorization'));
  expect(given).toHaveLength(1);
});
