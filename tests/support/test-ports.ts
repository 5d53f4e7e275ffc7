import * as fs from 'node:fs';
import * as path from 'node:path';
import type {
  Clock,
  Http,
  Question,
  Stores,
  Ports,
  UpdateInstaller,
} from '../../electron/ports.ts';
import { redact } from '../../electron/privacy/redact.ts';
import { createFileSeatFolders, createFileStores, createMemoryLog } from './file-stores.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { nodeHttp } from './node-http.ts';
import { readContent, recordFile, seatFolders } from './record-files.ts';
import type { Polar } from './polar/start-polar.ts';
import { testFolders } from './test-folders.ts';

/** Options of {@link createTestPorts}. */
export interface TestPortsOptions {
  readonly polar?: Polar;
  readonly clock?: Clock;
  readonly http?: Http;
  readonly stores?: Stores;
  /** The keychain's name; null for a computer without a keychain. Default `test`. */
  readonly backend?: string | null;
  /** A data folder that is there, as of an earlier process. Default a new one. */
  readonly folder?: string;
}

/**
 * The ports in plain Node: real sockets, real files in a temporary folder, and a record of
 * everything shown and logged.
 */
export interface TestPorts extends Ports {
  /** Lines of the log as written, after redaction. */
  readonly lines: string[];
  /**
   * Texts of the system's dialogs and notifications, of saved files, mails and clipboard, in order.
   */
  readonly shown: string[];
  /** The questions that the system's own dialogs asked, in order. */
  readonly questions: Question[];
  /**
   * Id of this computer; null if its system does not provide one. Another computer has another id.
   */
  computer: string | null;
  /** The files that the next dialogs open, in order; further dialogs are canceled. An error is the file system's. */
  readonly chosen: (Uint8Array | Error)[];
  /** Answers to the next dialogs, in order; further dialogs are confirmed. */
  readonly answers: boolean[];
  /**
   * Writes a record as an earlier run of the app would have: of the only seat, in its folder, and before there is a folder in the data
   * folder, as a version that knows one seat.
   */
  writeRecord(name: string, record: object): void;
  /** Returns a file's content without its version; null if there is none. A seat's file is that of the only seat. */
  content(name: string): Readonly<Record<string, unknown>> | null;
  /** Returns the content of a file of each seat that has one, without its version. */
  contents(name: string): Readonly<Record<string, unknown>>[];
  /** Returns the content of all files on disk as one text. */
  everythingOnDisk(): string;
  /** Deletes the folder. Throws if a public request was made without the lock. */
  close(): void;
}

/** The computer's clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonicNow: () => Number(process.hrtime.bigint()) / 1e6,
  schedule(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Creates a clock that runs `times` as fast as real time. */
export function createFastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    monotonicNow: () => realClock.monotonicNow() * times,
    schedule: (milliseconds, callback) => realClock.schedule(milliseconds / times, callback),
  };
}

/** Encodes without encrypting, but so that the plain text does not appear. */
const sealed = (text: string): string => Buffer.from(text).toString('base64');

/**
 * Records each request that was made without the lock of all processes although the shared rate
 * limiter requires the lock.
 */
function recordUnlockedRequests(folder: string, http: Http, unlockedUrls: string[]): Http {
  const lock = path.join(folder, 'seat.lock');
  return {
    async send(request) {
      const isPublic = request.url.includes('/customer-portal/');
      if (isPublic && !fs.existsSync(lock)) unlockedUrls.push(request.url);
      return await http.send(request);
    },
  };
}

/** An installation that the app cannot update. */
const noUpdateInstaller: UpdateInstaller = {
  feedName: 'latest-linux.yml',
  method: async () => 'download',
  packageName: (version) => `seatkeeper_${version}_amd64.deb`,
  install: async () => 'not-installed',
  restart: () => undefined,
};

/** Creates new ports. */
export function createTestPorts(options: TestPortsOptions = {}): TestPorts {
  const folder = options.folder ?? fs.mkdtempSync(path.join(testFolders, 'seatkeeper-core-'));
  const lines: string[] = [];
  const shown: string[] = [];
  const unlockedUrls: string[] = [];
  const questions: Question[] = [];
  const answers: boolean[] = [];
  const chosen: (Uint8Array | Error)[] = [];
  const { backend = 'test' } = options;
  let clipboard = '';
  const copy = async (text: string): Promise<void> => {
    clipboard = text;
    shown.push(text);
  };

  const ports: TestPorts = {
    http: recordUnlockedRequests(folder, options.http ?? nodeHttp, unlockedUrls),
    clock: options.clock ?? realClock,
    stores: options.stores ?? createFileStores(folder),
    seatFolders: createFileSeatFolders(folder),
    secrets: {
      backend: async () => backend,
      seal: async (text) => sealed(text),
      unseal: async (text) => ({
        text: Buffer.from(text, 'base64').toString('utf8'),
        isStale: false,
      }),
    },
    clipboard: {
      read: async () => clipboard,
      write: copy,
      writeSecret: copy,
      remove: async (text) => {
        if (clipboard === text) clipboard = '';
      },
    },
    dialogs: {
      confirm: async (question) => {
        questions.push(question);
        return answers.shift() ?? true;
      },
      showKey: async ({ groups }) => {
        shown.push(groups.join(''));
      },
      save: async ({ name, text }) => {
        shown.push(name, text);
        return true;
      },
      open: async () => {
        const file = chosen.shift() ?? null;
        return file instanceof Error ? await Promise.reject(file) : file;
      },
    },
    links: {
      open: async (address) => {
        shown.push(address);
      },
      composeMail: async (mail) => {
        shown.push(JSON.stringify(mail));
      },
      openDataFolder: async () => undefined,
    },
    notify: {
      canShow: () => true,
      show: (notification) => {
        shown.push(JSON.stringify(notification));
      },
    },
    appearance: { follow: () => undefined },
    background: {
      show: (entry) => {
        shown.push(`tray ${JSON.stringify(entry)}`);
      },
      setOpenAtLogin: (isOn) => {
        shown.push(`login ${isOn}`);
      },
    },
    log: {
      info(what, facts = {}) {
        lines.push(redact(`${what} ${JSON.stringify(facts)}`));
      },
      problem(what, error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : typeof error;
        lines.push(redact(`PROBLEM ${what} ${reason}`));
      },
    },
    activityFile: createMemoryLog(),
    bulkFile: createMemoryLog(),
    dataFolder: folder,
    machine: { fingerprint: (organizationId) => fingerprintOf(ports.computer, organizationId) },
    computer: 'studio',
    updateInstaller: noUpdateInstaller,
    appVersion: '0.1.0',
    hostName: 'studio',
    locales: ['en-US'],
    loopback: options.polar?.baseUrl ?? null,
    lines,
    shown,
    questions,
    answers,
    chosen,
    writeRecord(name, record) {
      const text = JSON.stringify({ version: 1, ...record });
      const file = recordFile(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      fs.writeFileSync(file, text);
    },
    content(name) {
      return readContent(recordFile(folder, name));
    },
    contents: (name) =>
      seatFolders(folder)
        .map((seat) => readContent(path.join(seat, `${name}.json`)))
        .filter((content) => content !== null),
    everythingOnDisk: () =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(path.join(folder, name)).isFile())
        .map((name) => `${name}\n${fs.readFileSync(path.join(folder, name), 'utf8')}`)
        .join('\n'),
    close() {
      fs.rmSync(folder, { recursive: true, force: true });
      if (unlockedUrls.length > 0)
        throw new Error(`Outside of the lock: ${unlockedUrls.join(', ')}`);
    },
  };
  return ports;
}
