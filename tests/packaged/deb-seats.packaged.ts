import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildDeb } from '../../scripts/packaging/deb.ts';
import { readProduct } from '../../scripts/packaging/product.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { packages } from './packages.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

/** Places in the stand-in's seed of the licenses that alice activates; the last one is bob's too. */
const places = [1, 8, 3] as const;
let debs: string;
let polar: Polar;
let machine: ThrowawayMachine;

beforeAll(async () => {
  debs = await mkdtemp(path.join(tmpdir(), 'seatkeeper-debs-'));
  for (const version of ['1.0.0', '1.1.0']) {
    await buildDeb({
      product: readProduct(),
      version,
      architecture: process.arch === 'arm64' ? 'arm64' : 'x64',
      appFolder: packages.test,
      file: path.join(debs, `${version}.deb`),
      epoch: 1_760_000_000,
      compression: 'none',
    });
  }
});

afterAll(async () => {
  await rm(debs, { recursive: true, force: true });
});

beforeEach(async () => {
  polar = await startPolar({ port: packages.port });
  machine = await ThrowawayMachine.create(debs);
  await machine.runOrThrow('useradd --create-home alice && useradd --create-home bob');
  await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
});

afterEach(async () => {
  await machine.close();
  await polar.close();
});

function keyOf(place: number): string {
  const license = polar.record.license(licenseId(place));
  if (license === undefined) throw new Error(`There is no license ${place}.`);
  return license.key;
}

async function activate(user: string, place: number): Promise<void> {
  const args = `--organization ${polar.organizationId} --label "${user} ${place}" --quiet`;
  const result = await machine.sh(`seatkeeper activate ${args}`, {
    account: user,
    input: keyOf(place),
  });
  expect(result).toMatchObject({ code: 0, stdout: '', stderr: '' });
}

/** Names of the seats of both accounts that the stand-in counts. */
function held(): readonly string[] {
  return places
    .flatMap((place) => polar.record.liveActivations(licenseId(place)))
    .map(({ label }) => label)
    .filter((label) => /^(?:alice|bob) \d$/.test(label));
}

/** Reads what the removal has written for an account. */
async function noteOf(user: string): Promise<string> {
  return await machine.runOrThrow('cat ~/.config/seatkeeper/uninstall.txt', { account: user });
}

const all = ['alice 1', 'alice 8', 'alice 3', 'bob 3'];

test('an upgrade keeps all seats, and a removal releases all of each account', async () => {
  for (const place of places) await activate('alice', place);
  await activate('bob', 3);
  // As the version wrote it that knew one seat.
  await machine.runOrThrow('cd ~/.config/seatkeeper && mv seats/*/device.json . && rm -r seats', {
    account: 'bob',
  });
  expect(held()).toEqual(all);
  expect(await machine.runOrThrow('dpkg -i /packages/1.1.0.deb')).not.toContain('license seat');
  expect(held()).toEqual(all);
  expect((await machine.sh('seatkeeper status --quiet', { account: 'alice' })).code).toBe(0);

  const started = performance.now();
  const removed = await machine.runOrThrow('dpkg -r seatkeeper');
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(removed).toContain('Released the 3 license seats of alice.\n');
  expect(removed).toContain('Released the license seat of bob.\n');
  expect(held()).toEqual([]);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(4);
  const note = await noteOf('alice');
  for (const place of places)
    expect(note).toContain(`Released: the seat of alice ${place} is free.`);

  // No seat is left, so that a second removal starts no app.
  await machine.runOrThrow('dpkg -i /packages/1.1.0.deb');
  expect(await machine.runOrThrow('dpkg -r seatkeeper')).not.toContain('license seat');
  expect(await noteOf('alice')).toBe(note);
});

test.each([
  ['no connection lasts', 'reset'],
  ['no answer comes', 'hang'],
] as const)(
  'where for one of three seats %s, a removal releases the one that it can, and reports the outcome of each',
  async (_, type) => {
    for (const place of places) await activate('alice', place);
    await activate('bob', 3);
    const [lost, refused] = places;
    const times = Number.POSITIVE_INFINITY;
    polar.faults.add({ type }, { key: keyOf(lost), times });
    polar.faults.add({ type: 'fields-refused' }, { key: keyOf(refused), on: 'deactivate', times });

    const started = performance.now();
    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(performance.now() - started).toBeLessThan(14_000);
    expect(removed).toContain(
      'Of the 3 license seats of alice: 1 released, 1 not released, 1 not known. ' +
        'What happened is in /home/alice/.config/seatkeeper/uninstall.txt.\n',
    );
    expect(removed).toContain('Released the license seat of bob.\n');
    expect(held()).toEqual(['alice 1', 'alice 8']);

    const note = await noteOf('alice');
    expect(note).toContain('Released: the seat of alice 3 is free.');
    expect(note).toContain('POLAR-422');
    expect(note).toContain('alice 1');
    expect(await noteOf('bob')).toContain('Released: the seat of bob 3 is free.');
    await machine.runOrThrow('test ! -e /opt/Seatkeeper');
    await machine.runOrThrow('test $(ls -d ~/.config/seatkeeper/seats/*/device.json | wc -l) = 2', {
      account: 'alice',
    });
  },
);

test('where one of three seats is offline and one rejected, a removal releases the third, and reports the outcome of each', async () => {
  for (const place of places) await activate('alice', place);
  const [offline, refused] = places;
  // The test build knows the stand-in alone, and has no address for other servers.
  await machine.runOrThrow(
    `sed -i 's/"loopback"/"production"/' $(grep -l 'alice ${offline}' ~/.config/seatkeeper/seats/*/device.json)`,
    { account: 'alice' },
  );
  const times = Number.POSITIVE_INFINITY;
  polar.faults.add({ type: 'fields-refused' }, { key: keyOf(refused), on: 'deactivate', times });

  const started = performance.now();
  const removed = await machine.runOrThrow('dpkg -r seatkeeper');
  expect(performance.now() - started).toBeLessThan(12_000);
  expect(removed).toContain(
    'Of the 3 license seats of alice: 1 released, 2 not released. ' +
      'What happened is in /home/alice/.config/seatkeeper/uninstall.txt.\n',
  );
  expect(held()).toEqual(['alice 1', 'alice 8']);
  const note = await noteOf('alice');
  expect(note).toMatch(new RegExp(`^ +\\*{4}-${keyOf(offline).slice(-6)}: Not sent yet: `, 'm'));
  expect(note).toMatch(new RegExp(`^ +\\*{4}-${keyOf(refused).slice(-6)}: `, 'm'));
  expect(note).toContain('POLAR-422');
  expect(note).toContain('Released: the seat of alice 3 is free.');
});

test('release-seats for another reason than an uninstall releases all seats of the account', async () => {
  for (const place of places) await activate('alice', place);
  await activate('bob', 3);
  const result = await machine.sh('/opt/Seatkeeper/release-seats --reason retire alice');
  expect(result).toMatchObject({ code: 0, stdout: 'Released the 3 license seats of alice.\n' });
  expect(held()).toEqual(['bob 3']);
});

test('a removal without a network says that no seat was released, and keeps all records', async () => {
  for (const place of places) await activate('alice', place);
  await polar.close();
  const removed = await machine.runOrThrow('dpkg -r seatkeeper');
  expect(removed).toContain('The 3 license seats of alice were not released. What happened is in');
  await machine.runOrThrow('test $(ls -d ~/.config/seatkeeper/seats/*/device.json | wc -l) = 3', {
    account: 'alice',
  });
  expect((await noteOf('alice')).match(/Not sent yet/g)).toHaveLength(3);

  polar = await startPolar({ port: packages.port });
  await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
  expect((await machine.sh('seatkeeper status --quiet', { account: 'alice' })).code).toBe(5);
});
