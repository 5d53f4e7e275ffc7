import { app } from 'electron';
import { exitCodes } from '../../cli/exit-codes.ts';

const signalExitCodes = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hungUp,
} as const;

/**
 * Calls back with the exit code when somebody asks this process to end. Electron takes these signals for itself on the way to
 * "ready", after our code was loaded, and makes an ordinary quit of them. So they are taken back then, from everybody else in
 * this process, too: the store's writer would answer one by sending it again. A quit that comes before that is an interruption
 * as well: a command never quits by itself.
 */
export function onInterruption(interrupted: (exitCode: number) => void): void {
  const listen = (): void => {
    for (const [signal, exitCode] of Object.entries(signalExitCodes)) {
      process.removeAllListeners(signal);
      process.on(signal, () => {
        interrupted(exitCode);
      });
    }
  };
  listen();
  app.once('ready', listen);
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupted(exitCodes.interrupted);
  });
}
