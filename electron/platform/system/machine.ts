import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Machine } from '../../ports.ts';

/** Milliseconds for the system's own tool. A start of the app waits for it; what comes later counts as not known. */
const toolTimeout = 1_000;

/** Names this use of the id, so that no other program's hash of the same id is equal. Never changes: stored records hold its result. */
const hashPurpose = 'seatkeeper/computer/1';

const uuid = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';

/** What the tool prints. Throws where there is none, where it fails, or where it takes too long. No shell, nothing of our environment. */
function toolOutput(file: string, args: readonly string[]): string {
  return execFileSync(file, args, {
    encoding: 'utf8',
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: toolTimeout,
    windowsHide: true,
  });
}

/** Where a system keeps its id. */
interface IdSource {
  /** Texts that may hold it, best first. Each may throw. */
  readonly candidates: readonly (() => string)[];
  readonly pattern: RegExp;
}

const sources: Partial<Record<NodeJS.Platform, IdSource>> = {
  linux: {
    candidates: ['/etc/machine-id', '/var/lib/dbus/machine-id'].map(
      (file) => () => readFileSync(file, 'utf8'),
    ),
    // https://www.freedesktop.org/software/systemd/man/latest/machine-id.html
    pattern: /^([0-9a-f]{32})\n?$/,
  },
  darwin: {
    candidates: [() => toolOutput('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'])],
    pattern: new RegExp(`"IOPlatformUUID" = "(${uuid})"`),
  },
  win32: {
    candidates: [
      () =>
        // By its fixed place: who sets the environment must not choose the program. A system on another drive is not known then.
        toolOutput(String.raw`C:\Windows\System32\reg.exe`, [
          'query',
          String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`,
          '/v',
          'MachineGuid',
          '/reg:64',
        ]),
    ],
    pattern: new RegExp(`MachineGuid\\s+REG_SZ\\s+(${uuid})\\s`),
  },
};

/** The id in what a system's file or tool says. Null for anything else, as `uninitialized`, an empty file, or an id of zeros. */
export function parseId(text: string, platform: NodeJS.Platform): string | null {
  const id = sources[platform]?.pattern.exec(text)?.[1]?.toLowerCase() ?? null;
  return id === null || /^[0-]*$/.test(id) ? null : id;
}

function readId(platform: NodeJS.Platform): string | null {
  for (const text of sources[platform]?.candidates ?? []) {
    try {
      const id = parseId(text(), platform);
      if (id !== null) return id;
    } catch {
      // The next one, or none: then nothing is claimed about the computer.
    }
  }
  return null;
}

/**
 * This computer by the id that its system keeps. The id itself never leaves this file: "This ID … should be considered
 * "confidential", and must not be exposed in untrusted environments" (machine-id(5)). It is the key of a hash of what it is used for and of
 * the organization, so that two sellers cannot compare what they get.
 */
export function createMachine(read: () => string | null = () => readId(process.platform)): Machine {
  let id: string | null | undefined;
  return {
    fingerprint(organizationId) {
      // Asked only where a record or a request needs it: on two systems it takes a process.
      if (id === undefined) id = read();
      if (id === null) return null;
      return createHmac('sha256', id)
        .update(`${hashPurpose}\n${organizationId}`)
        .digest('hex')
        .slice(0, 32);
    },
  };
}
