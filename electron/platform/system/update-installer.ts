import { spawn } from 'node:child_process';
import { app } from 'electron';
import type { Log, UpdateInstaller } from '../../ports.ts';
import type { HttpSessions } from '../network/http-sessions.ts';
import type { ProxyLogins } from '../network/proxy-logins.ts';
import { dataFolderArguments } from '../start/data-folder.ts';
import { startCommand } from './start-command.ts';
import { debName, feedName } from './update-names.ts';

/**
 * Starts a command once this process has ended and left its lock. Only a Debian package gets here. `app.relaunch` would deny the new process
 * privileges for ever: Chromium's sandbox and the next update's pkexec need them. https://github.com/electron/electron/issues/41463
 */
function startAfterThisProcess(command: readonly string[], log: Log): void {
  // The pipe ends with this process.
  const script = 'read -r ignored; exec "$@"';
  const shell = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', (error) => log.problem('The app could not be started again', error));
  shell.unref();
}

/** Creates the installer of updates. Its code is loaded at its first use: commands have none. `folder`: for the downloaded package. */
export function createUpdateInstaller(deps: {
  readonly folder: string;
  readonly logins: ProxyLogins;
  readonly sessions: HttpSessions;
  readonly userAgent: string;
  readonly log: Log;
}): UpdateInstaller {
  let loaded: Promise<Pick<UpdateInstaller, 'method' | 'install'>> | null = null;

  async function load(): Promise<Pick<UpdateInstaller, 'method' | 'install'>> {
    const [{ createDownload }, { createDebUpdates }] = await Promise.all([
      import('../network/download.ts'),
      import('./deb-updates.ts'),
    ]);
    return createDebUpdates({ ...deps, download: createDownload(deps) });
  }

  return {
    feedName: feedName(),
    packageName: debName,
    async method() {
      try {
        return await (await (loaded ??= load())).method();
      } catch (error) {
        deps.log.problem('It is not known how to install an update', error);
        return 'download';
      }
    },
    async install(update, onProgress) {
      try {
        return await (await (loaded ??= load())).install(update, onProgress);
      } catch (error) {
        deps.log.problem('The update could not be installed', error);
        return 'not-installed';
      }
    },
    restart() {
      // Without the other arguments of this start: the window shows, and no link opens again.
      startAfterThisProcess([...startCommand(), ...dataFolderArguments()], deps.log);
      app.quit();
    },
  };
}
