import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Machine } from '../../ports.ts';

/** Milliseconds for the system's tool, since the start of the app waits for it. A later answer is ignored. */
const toolTimeout = 1_000;

/** Names this use of the id, so that another program's hash of the same id differs. Never changes: stored records hold the hash. */
const hashPurpose = 'seatkeeper/computer/1';

const uuid = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';

/** Runs a tool without a shell or an environment, and returns what it prints. Throws if it is absent, fails or takes too long. */
function toolOutput(file: string, args: readonly string[]): string {
  return execFileSync(file, args, {
    encoding: 'utf8',
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: toolTimeout,
    windowsHide: true,
  });
}

/** Where each system has the id: texts that may hold it, best first, of which each may throw, and how it is written there. */
const sources: Partial<
  Record<NodeJS.Platform, { candidates: readonly (() => string)[]; pattern: RegExp }>
> = {
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
        // By its fixed path: the environment must not choose the program. On another drive the id stays unknown.
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

/** Returns the id in the text of a system's file or tool; null for any other text, such as `uninitialized`, an empty one, or zeros. */
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
      // The next candidate may work. Without an id the computer counts as unknown.
    }
  }
  return null;
}

/**
 * Identifies this computer by the id that its system stores. The id itself never leaves this file: "This ID … should be considered
 * "confidential", and must not be exposed in untrusted environments" (machine-id(5)). It is the key of a hash of its purpose and of the
 * organization, so that two sellers cannot compare their hashes.
 */
export function createMachine(read: () => string | null = () => readId(process.platform)): Machine {
  let id: string | null | undefined;
  return {
    fingerprint(organizationId) {
      // Read at its first use: on macOS and Windows that starts a process.
      if (id === undefined) id = read();
      if (id === null) return null;
      return createHmac('sha256', id)
        .update(`${hashPurpose}\n${organizationId}`)
        .digest('hex')
        .slice(0, 32);
    },
  };
}
