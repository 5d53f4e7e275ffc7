import { app } from 'electron';
import { addressOf } from '../../polar/servers.ts';
import type { DoctorFacts } from '../../cli/command-context.ts';
import type { Ports } from '../../ports.ts';
import { checkServer } from '../../services/organization/server-check.ts';
import { keychainName } from '../system/secrets.ts';

/** Returns what Electron knows about this process. Works only after the app is ready. */
export function doctorFacts(ports: Ports): DoctorFacts {
  const { electron, chrome, node } = process.versions;
  return {
    versions: { electron, chrome, node },
    isPackaged: app.isPackaged,
    isSandboxed: !app.commandLine.hasSwitch('no-sandbox'),
    keychain: keychainName(),
    checkServer: async (server, milliseconds) =>
      await checkServer(ports, addressOf(server, ports.loopback), milliseconds),
  };
}
