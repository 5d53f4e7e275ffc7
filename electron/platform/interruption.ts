import { app } from 'electron';
import { exitCodes } from '../cli/exit-codes.ts';

const codes = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hungUp,
} as const;

/**
 * Calls back with the exit code when somebody asks this process to end. Electron takes these signals for itself on the way to
 * "ready", after our code was loaded, and makes an ordinary quit of them; so they are taken back then, and a quit that comes
 * before is an interruption, too: a command never quits by itself.
 */
export function onInterruption(interrupted: (exitCode: number) => void): void {
  const signals = Object.entries(codes).map(([signal, exitCode]) => {
    const listener = (): void => {
      interrupted(exitCode);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  app.once('ready', () => {
    for (const { signal, listener } of signals) {
      process.off(signal, listener);
      process.on(signal, listener);
    }
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupted(exitCodes.interrupted);
  });
}
