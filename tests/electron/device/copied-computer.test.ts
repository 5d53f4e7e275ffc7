import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { terminal } from '../../../shared/text/terminal.ts';
import { fileError } from '../../support/memory-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { wrapStores } from '../../support/wrapped-stores.ts';
import { onlySeatFolder } from '../../support/record-files.ts';

const refusal = { exitCode: 1, state: 'failed', code: 'SEAT-OTHER-COMPUTER' };

let polar: Polar;
let ports: TestPorts;

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar, clock: createFastClock(50) });
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

/** The mark of the current computer. */
function mark(): { readonly machine?: string } {
  const machine = ports.machine.fingerprint(polar.organizationId);
  return machine === null ? {} : { machine };
}

/** Stores a seat that this computer took, and a release of it if given, and continues on `computer`. */
function copyTo(computer: string | null, release?: object): void {
  ports.writeRecord('device', { ...seatOf(polar), licenseId: polar.licenseId, ...mark() });
  if (release !== undefined) {
    const waiting = waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: 0 });
    ports.writeRecord('release', { ...waiting, ...mark(), ...release });
  }
  ports.computer = computer;
}

/** Sets the license's limit of seats. */
function limitTo(limit: number): void {
  const license = polar.record.license(polar.licenseId);
  if (license === undefined) throw new Error('The stand-in has no license.');
  polar.record.put({ ...license, limitActivations: limit });
}

/** The seats of the two computers, without the third seat of the stand-in's license. */
const live = (): readonly string[] =>
  polar.record
    .liveActivations(polar.licenseId)
    .map(({ label }) => label)
    .filter((label) => ['Studio workstation', 'New laptop'].includes(label))
    .toSorted();

/** Runs a command with the stand-in's key on standard input. */
const run = async (...args: readonly string[]) => await runCoreCommand(ports, args, polar.key);

/** Activates the new laptop. */
async function activate(...args: readonly string[]) {
  const { organizationId } = polar;
  return await run('activate', '--organization', organizationId, '--label', 'New laptop', ...args);
}

/** Imports a seat of the license that is not the one on record, or that one. */
async function importSeat(seat: 'another' | 'its own', ...flags: readonly string[]) {
  const { organizationId, activationId } = seatOf(polar);
  const id =
    seat === 'its own' ? activationId : polar.seller.addSeat(polar.licenseId, 'New laptop').id;
  const { key } = polar.record.license(polar.licenseId) ?? polar;
  const json = JSON.stringify({ key, organizationId, activationId: id, label: 'New laptop' });
  return await runCoreCommand(ports, ['import', ...flags], json);
}

/** A disk that takes no more of the seat’s record. */
const full = (): never => {
  throw fileError('ENOSPC');
};

describe('a record of another computer', () => {
  beforeEach(() => {
    copyTo('laptop');
  });

  test('status names the computer and does not call this one licensed', async () => {
    const answer = await run('status');
    expect(answer).toMatchObject({
      ...refusal,
      facts: { seat: { label: 'Studio workstation', otherComputer: true } },
    });
    expect(answer.message).toContain('Studio workstation');
    expect(polar.log.count()).toBe(0);
  });

  test.each([
    ['release', ['release']],
    ['a dry run of it', ['release', '--dry-run']],
    ['release on uninstall', ['release', '--reason', 'uninstall']],
    ['import of its seat', ['import']],
  ])('%s sends nothing and says why', async (_, args) => {
    const before = ports.content('device');
    const { key, organizationId, activationId, label } = seatOf(polar);
    const json = JSON.stringify({ key, organizationId, activationId, label });
    expect(await runCoreCommand(ports, args, json)).toMatchObject(refusal);
    expect(polar.log.count()).toBe(0);
    expect(ports.content('device')).toEqual(before);
    expect(live()).toHaveLength(1);
  });

  test('an uninstall leaves a message that the seat is another computer’s', async () => {
    await run('release', '--reason', 'uninstall', '--dry-run');
    expect(fs.existsSync(path.join(ports.dataFolder, 'uninstall.txt'))).toBe(false);
    await run('release', '--reason', 'uninstall');
    const message = fs.readFileSync(path.join(ports.dataFolder, 'uninstall.txt'), 'utf8');
    expect(message).toContain('copied from another computer');
    expect(message).toContain('SEAT-OTHER-COMPUTER');
  });

  test('is released if the caller says so', async () => {
    expect(await run('release', '--other-computer')).toMatchObject({
      exitCode: 0,
      state: 'released',
    });
    expect(live()).toEqual([]);
    expect(ports.content('device')).toBeNull();
  });

  test('a release that was requested here continues here, and on no third computer', async () => {
    const offline: TestPorts = {
      ...ports,
      http: { send: async () => ({ type: 'not-sent', why: 'network-unreachable' }) },
    };
    const waiting = await runCoreCommand(offline, ['release', '--other-computer'], null);
    expect(waiting).toMatchObject({ exitCode: 5, facts: { seat: { otherComputer: true } } });
    ports.computer = 'third';
    expect(await run('status')).toMatchObject(refusal);
    ports.computer = 'laptop';
    expect(await run('status')).toMatchObject({ exitCode: 5, state: 'waiting' });
  });

  test('blocks a second seat', async () => {
    expect(await activate()).toMatchObject(refusal);
    expect(await activate('--dry-run')).toMatchObject(refusal);
    expect(polar.log.count()).toBe(0);
  });

  test('is set aside for a seat of this computer if the caller says so', async () => {
    expect(await activate('--other-computer')).toMatchObject({ exitCode: 0, state: 'active' });
    expect(live()).toEqual(['New laptop', 'Studio workstation']);
    expect(ports.content('device')).toMatchObject({ label: 'New laptop', ...mark() });
    const folder = onlySeatFolder(ports.dataFolder) ?? '';
    const aside = fs.readdirSync(folder).find((name) => name.includes('copied'));
    expect(aside).toMatch(/^device\.json\.copied-/);
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
    expect(live()).toEqual(['Studio workstation']);
  });

  test('stays unchanged if no seat could be taken', async () => {
    const before = ports.content('device');
    limitTo(2);
    expect(await activate('--other-computer')).toMatchObject({ exitCode: 1, code: 'SEAT-LIMIT' });
    expect(ports.content('device')).toEqual(before);
    expect(await run('status')).toMatchObject(refusal);
  });

  test('is this computer’s again if the caller says so, without input or request', async () => {
    expect(await run('import', '--same-computer', '--dry-run')).toMatchObject({
      exitCode: 0,
      state: 'active',
      code: null,
      message: terminal.cli.wouldAdopt('Studio workstation'),
    });
    expect(await run('status')).toMatchObject(refusal);
    expect(await run('import', '--same-computer')).toMatchObject({ exitCode: 0, state: 'active' });
    expect(polar.log.count()).toBe(0);
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
  });

  describe('an import of a seat that this computer holds', () => {
    test.each([[[]], [['--dry-run']]])(
      'is refused with the seat that blocks it (%j)',
      async (flags) => {
        const before = ports.content('device');
        expect(await importSeat('another', ...flags)).toMatchObject({
          ...refusal,
          message: expect.stringContaining('--other-computer'),
          facts: { seat: { label: 'Studio workstation', otherComputer: true } },
        });
        expect(polar.log.count()).toBe(0);
        expect(ports.content('device')).toEqual(before);
      },
    );

    test('replaces the copy if the caller says so, and a dry run says which seat', async () => {
      const before = ports.content('device');
      expect(await importSeat('another', '--other-computer', '--dry-run')).toMatchObject({
        exitCode: 0,
        state: 'not-activated',
        message: terminal.cli.wouldImport('New laptop', terminal.cli.serverNames.loopback),
      });
      expect(polar.log.count()).toBe(0);
      expect(ports.content('device')).toEqual(before);
      expect(await importSeat('another', '--other-computer')).toMatchObject({
        exitCode: 0,
        state: 'active',
      });
      expect(ports.content('device')).toMatchObject({ label: 'New laptop', ...mark() });
    });

    test('is refused for the copied seat itself, even with the caller’s consent', async () => {
      const before = ports.content('device');
      const calls = [['--other-computer'], ['--other-computer', '--dry-run']];
      for (const flags of calls)
        expect(await importSeat('its own', ...flags)).toMatchObject(refusal);
      polar.seller.rotate(polar.licenseId);
      for (const flags of calls)
        expect(await importSeat('its own', ...flags)).toMatchObject(refusal);
      expect(polar.log.count()).toBe(0);
      expect(ports.content('device')).toEqual(before);
    });
  });

  test('a claim that the disk cannot save is not reported as made', async () => {
    const fullWorld: TestPorts = {
      ...ports,
      ...wrapStores(ports, (store, name) =>
        name === 'device' ? { ...store, write: full } : store,
      ),
    };
    expect(await runCoreCommand(fullWorld, ['import', '--same-computer'])).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'DISK-FULL',
    });
    expect(await run('status')).toMatchObject(refusal);
  });

  test('a computer without an id claims nothing', async () => {
    ports.computer = null;
    expect(await run('status')).toMatchObject({ exitCode: 0, state: 'active' });
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
  });
});

describe('a release that waits', () => {
  test('is not sent by a command on a copy', async () => {
    copyTo('laptop', {});
    expect(await run('release')).toMatchObject(refusal);
    expect(await run('status')).toMatchObject(refusal);
    expect(polar.log.count()).toBe(0);
    expect(ports.content('release')).toMatchObject({ state: { is: 'waiting' } });
  });

  test('is finished on a copy, too, if Polar has confirmed it', async () => {
    const released = { is: 'released', how: 'confirmed', at: Date.now() };
    copyTo('laptop', { sent: true, state: released });
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
    expect(ports.content('device')).toBeNull();
    expect(polar.log.count()).toBe(0);
  });

  test('identifies the copy if the record has no mark', async () => {
    copyTo('laptop', {});
    ports.writeRecord('device', seatOf(polar));
    expect(await run('status')).toMatchObject(refusal);
    expect(await run('release')).toMatchObject(refusal);
    expect(polar.log.count()).toBe(0);
  });
});

describe('a record without a mark', () => {
  beforeEach(() => {
    ports.writeRecord('device', { ...seatOf(polar), licenseId: polar.licenseId });
  });

  test('counts as this computer’s, and no check marks it', async () => {
    expect(await run('status')).toMatchObject({ exitCode: 0, state: 'active' });
    expect(ports.content('device')).not.toHaveProperty('machine');
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
  });

  test('is marked when its seat is imported here', async () => {
    const { key, organizationId, activationId, label } = seatOf(polar);
    const json = JSON.stringify({ key, organizationId, activationId, label });
    expect(await runCoreCommand(ports, ['import'], json)).toMatchObject({ exitCode: 0 });
    expect(ports.content('device')).toMatchObject(mark());
    ports.computer = 'laptop';
    expect(await run('status')).toMatchObject(refusal);
  });
});

describe('an activation that was begun on another computer', () => {
  beforeEach(() => {
    const { key, organizationId } = seatOf(polar);
    const pendingActivation = {
      server: 'loopback',
      key,
      organizationId,
      label: 'Studio workstation',
    };
    ports.writeRecord('activation', {
      ...pendingActivation,
      nonce: 'nonce',
      askedBy: 'person',
      askedAt: 1,
      ...mark(),
    });
    ports.computer = 'laptop';
  });

  test('is neither searched nor repeated', async () => {
    expect(await run('status')).toMatchObject(refusal);
    expect(await activate()).toMatchObject(refusal);
    expect(polar.log.count()).toBe(0);
    expect(await activate('--other-computer')).toMatchObject({ exitCode: 0, state: 'active' });
    expect(ports.content('activation')).toBeNull();
  });

  test('belongs to this computer after the caller claims it', async () => {
    expect(await run('import', '--same-computer', '--dry-run')).toMatchObject({ exitCode: 0 });
    expect(ports.content('activation')).not.toMatchObject(mark());
    expect(await run('import', '--same-computer')).toMatchObject({
      exitCode: 6,
      state: 'unknown',
      code: 'SEAT-UNFINISHED',
    });
    expect(ports.content('activation')).toMatchObject(mark());
    expect(polar.log.count()).toBe(0);
  });
});

test('where nothing is another computer’s, a claim says what is here', async () => {
  expect(await run('import', '--same-computer')).toMatchObject({ exitCode: 3 });
  expect(await run('import', '--same-computer', '--dry-run')).toMatchObject({ exitCode: 3 });
  ports.writeRecord('device', { ...seatOf(polar), ...mark() });
  const answer = await run('import', '--same-computer', '--dry-run');
  expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
  expect(answer.message).toMatch(/^Active/);
});

test('a copied seat is not claimed while an activation of this computer is unfinished', async () => {
  copyTo('laptop');
  const { key, organizationId } = seatOf(polar);
  const pendingActivation = {
    server: 'loopback',
    key,
    organizationId,
    label: 'New laptop',
    nonce: 'nonce',
  };
  ports.writeRecord('activation', {
    ...pendingActivation,
    askedBy: 'person',
    askedAt: 1,
    ...mark(),
  });
  const before = ports.content('device');
  expect(await run('import', '--same-computer')).toMatchObject({
    exitCode: 6,
    code: 'SEAT-UNFINISHED',
  });
  expect(ports.content('device')).toEqual(before);
});
