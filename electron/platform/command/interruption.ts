import { app } from 'electron';
import { exitCodes } from '../../cli/exit-codes.ts';

const signalExitCodes = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hungUp,
} as const;

/**
 * Calls `interrupted` with the exit code when a signal asks this process to end. After this code is loaded and before "ready", Electron
 * takes the signals and quits on them, so that they are taken back at "ready". All other listeners are removed as well: the one of
 * electron-store's writer would send the signal again. A quit before "ready" is an interruption, too: a command never quits by itself.
 */
export function onInterruption(interrupted: (exitCode: number) => void): void {
  const listen = (): void => {
    for (const [signal, exitCode] of Object.entries(signalExitCodes)) {
      process.removeAllListeners(signal);
      process.on(signal, () => interrupted(exitCode));
    }
  };
  listen();
  app.once('ready', listen);
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupted(exitCodes.interrupted);
  });
}
