import { startPolarOverHttp2, type PolarOverHttp2 } from '../support/http2/polar-over-http2.ts';
import { jsonOutputOf, run } from '../support/journey-command.ts';
import { expect, seatOf, test as base } from './app-fixture.ts';

// The app itself at Polar's own address, which resolves to an HTTP/2 server on this computer.

const test = base.extend<{ readonly front: PolarOverHttp2 }>({
  front: async ({ polar }, use) => {
    const front = await startPolarOverHttp2(polar.baseUrl, { host: 'api.polar.sh' });
    await use(front);
    front.close();
  },
});

/**
 * Runs a command on a network where Polar's name resolves to `front`, and no other name resolves.
 */
async function command(
  { port }: PolarOverHttp2,
  args: readonly string[],
  options: { readonly dataFolder: string; readonly input?: string },
): Promise<Record<string, unknown>> {
  const rules = `MAP api.polar.sh 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  const switches = ['--ignore-certificate-errors', `--host-resolver-rules=${rules}`];
  return jsonOutputOf(await run([...args, '--json'], { ...options, switches }));
}

test('a seat is released although the connection is cut after Polar acted, and the app finds that out', async ({
  polar,
  front,
  writeRecord,
  dataFolder,
}) => {
  await writeRecord('device', { ...seatOf(polar), server: 'production' });
  front.next({ type: 'cut', how: 'rst', goAway: 'processed' }, true);
  const released = await command(front, ['release', '--timeout', '30'], { dataFolder });
  expect(released).toMatchObject({ exitCode: 0, state: 'released', how: 'found-free' });
  expect(front.writes.map(({ httpVersion }) => httpVersion)).toEqual(['2.0']);
});

test('an activation that is cut after Polar acted takes one seat, and the next command takes no second', async ({
  polar,
  front,
  dataFolder,
}) => {
  const seats = (): number => polar.record.liveActivations(polar.licenseId).length;
  const before = seats();
  front.next({ type: 'cut', how: 'fin' }, true);
  const args = ['activate', '--key-file', '-', '--organization', polar.organizationId];
  const options = { dataFolder, input: polar.key };
  const cut = await command(front, args, options);
  expect(cut).toMatchObject({ exitCode: 6, code: 'SEAT-UNFINISHED' });
  expect(await command(front, args, options)).toMatchObject({ exitCode: 6 });
  expect(seats()).toBe(before + 1);
  expect(front.writes.map(({ httpVersion }) => httpVersion)).toEqual(['2.0']);
});
