import { createHash } from 'node:crypto';
import { expect, onTestFinished, vi } from 'vitest';
import type {
  Http,
  HttpAnswer,
  HttpRequest,
  UpdateOutcome,
  UpdatePackage,
} from '../../electron/ports.ts';
import { createUpdates, type Updates } from '../../electron/services/updates/updates.ts';
import { openAppRecords } from '../../electron/storage/records.ts';
import type { UpdateMethod } from '../../shared/updates.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryDisk, fileError, type MemoryDisk } from './memory-stores.ts';

export const feed = 'https://lumen.example/downloads/';
export const content = 'the package';
const sha512 = createHash('sha512').update(content);
const base64 = sha512.copy().digest('base64');
export const hex = sha512.digest('hex');

export function feedText(version: string, file = `lumen-licenses_${version}_amd64.deb`): string {
  return `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${base64}\n    size: ${content.length}\n`;
}

export const answerOf = (text: string, status = 200): HttpAnswer => ({
  type: 'answer',
  status,
  header: () => null,
  text,
});

/** What the server and the system do. */
interface World {
  answer: HttpAnswer;
  outcome: UpdateOutcome;
  method: UpdateMethod;
  isBusy: boolean;
  isEnabled: boolean;
  failWrites: boolean;
}

/** A computer with an app that looks for updates. */
export function createComputer(
  given: {
    disk?: MemoryDisk;
    feed?: string | null;
    method?: UpdateMethod;
    clock?: ReturnType<typeof createManualClock>;
  } = {},
) {
  const disk = given.disk ?? createMemoryDisk();
  const clock = given.clock ?? createManualClock();
  const requests: HttpRequest[] = [];
  const lines: string[] = [];
  const installed: UpdatePackage[] = [];
  const world: World = {
    answer: answerOf(feedText('1.4.0')),
    outcome: 'installed',
    method: given.method ?? 'package',
    isBusy: false,
    isEnabled: true,
    failWrites: false,
  };
  const http: Http = {
    send: async (request) => {
      requests.push(request);
      return world.answer;
    },
  };
  const stores = disk.stores({
    before: ({ operation }) => {
      if (world.failWrites && operation === 'write') throw fileError('ENOSPC');
    },
  });
  const updates: Updates = createUpdates({
    http,
    clock,
    log: {
      info: (message, fields = {}) => void lines.push(`${message} ${JSON.stringify(fields)}`),
      problem: (message, error) => void lines.push(`${message} ${String(error)}`),
    },
    updateInstaller: {
      feedName: 'latest-linux.yml',
      method: async () => world.method,
      packageName: (version) => `lumen-licenses_${version}_amd64.deb`,
      install: async (update, onProgress) => {
        installed.push(update);
        onProgress(50);
        return await Promise.resolve(world.outcome);
      },
      restart: () => void lines.push('restart'),
    },
    appVersion: '1.3.0',
    userAgent: 'Lumen/1.3.0',
    feed: given.feed === undefined ? feed : given.feed,
    file: openAppRecords({ stores, clock }).updates,
    isEnabled: () => world.isEnabled,
    isBusy: () => world.isBusy,
    changed: () => undefined,
  });
  onTestFinished(() => updates.stop());
  return { updates, clock, requests, lines, installed, world, disk };
}
export type Computer = ReturnType<typeof createComputer>;

/** Lets time pass, and waits until a check that it began has ended. */
export async function pass({ updates, clock }: Computer, milliseconds: number): Promise<void> {
  await clock.advance(milliseconds);
  await vi.waitFor(() => expect(updates.state()?.isChecking).not.toBe(true));
  await clock.advance(0);
}

/** Begins an installation, and waits for its end. */
export async function install({ updates }: Computer): Promise<void> {
  expect(updates.install()).toEqual({ ok: true, value: undefined });
  await vi.waitFor(() =>
    expect(['loading', 'installing']).not.toContain(updates.state()?.step.type),
  );
}

export const newerOf = ({ updates }: Computer): string | null =>
  updates.state()?.newer?.version ?? null;
