import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { hardenApp, hardenedSession } from '../../../../electron/platform/start/harden.ts';

const electron = vi.hoisted(() => ({
  app: null as null | EventEmitter,
  session: { fromPartition: (): unknown => null },
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const commandLine = { appendSwitch: () => undefined };
  electron.app = Object.assign(new Emitter(), { commandLine });
  const partitions = new Map<unknown, EventEmitter>();
  electron.session.fromPartition = (partition?: unknown) => {
    const known =
      partitions.get(partition) ??
      Object.assign(new Emitter(), {
        setPermissionRequestHandler: vi.fn(),
        setPermissionCheckHandler: vi.fn(),
        setDevicePermissionHandler: vi.fn(),
        webRequest: { onBeforeRequest: vi.fn() },
        setProxy: vi.fn(),
      });
    partitions.set(partition, known);
    return known;
  };
  return electron;
});

/**
 * Plays Electron 44 and later, which ask for each request of `net` as well, and give the first certificate where no listener prevents it.
 */
function chosenCertificate(): unknown {
  const certificates = [{ subjectName: 'Lena’s laptop' }, { subjectName: 'another' }];
  let isPrevented = false;
  let answered: unknown = 'nothing yet';
  const event = { preventDefault: () => (isPrevented = true) };
  const answer = (certificate?: unknown): void => {
    answered = certificate ?? 'none';
  };
  electron.app?.emit(
    'select-client-certificate',
    event,
    null,
    'https://api.polar.sh',
    certificates,
    answer,
  );
  return isPrevented ? answered : certificates[0];
}

test('no server receives a client certificate', () => {
  expect(chosenCertificate()).toEqual({ subjectName: 'Lena’s laptop' });
  hardenApp();
  expect(chosenCertificate()).toBe('none');
});

test('a session that is used again and again has each listener once', () => {
  const first = hardenedSession('license-key');
  for (let showing = 0; showing < 20; showing += 1) hardenedSession('license-key');
  expect(hardenedSession('license-key')).toBe(first);
  expect(first.listenerCount('will-download')).toBe(1);
  expect(hardenedSession('proxy-login')).not.toBe(first);
});

test('the rules apply to the window and to commands, before either loads', () => {
  const main = readFileSync(new URL('../../../../electron/main.ts', import.meta.url), 'utf8');
  const [rules, window, commands] = ['\nhardenApp();', 'run-window.ts', 'run-command-line.ts'].map(
    (text) => main.indexOf(text),
  );
  expect(rules).toBeGreaterThan(0);
  expect(window).toBeGreaterThan(rules ?? 0);
  expect(commands).toBeGreaterThan(rules ?? 0);
});
