import * as v from 'valibot';
import { contract, type AppHandlers } from '../../shared/contract.ts';
import { failed, type Result } from '../../shared/failure.ts';
import { channelOf, type Contract } from '../../shared/ipc.ts';
import type { Log } from '../ports.ts';
import { isTrusted, type Sender } from './trusted-sender.ts';

/** The part of Electron's `ipcMain` that the handlers need. */
export interface Receiver {
  handle(channel: string, listener: (event: Sender, ...args: unknown[]) => Promise<unknown>): void;
}

type AnyHandler = (input: unknown) => Promise<Result<unknown>> | Result<unknown>;

/**
 * Opens the contract's channels and no other. Three gates, in this order: the sender is this app's page, the input fits its schema, and an
 * error of the handler becomes a failure without its message.
 */
export function registerHandlers(
  receiver: Receiver,
  handlers: AppHandlers,
  deps: { readonly window: () => object | null; readonly log: Log },
): void {
  const groups: Contract = contract;
  for (const [group, calls] of Object.entries(groups)) {
    for (const [name, entry] of Object.entries(calls)) {
      if (entry.type !== 'call') continue;
      const byName = handlers[group as keyof AppHandlers] as unknown as Record<string, AnyHandler>;
      const handler = byName[name];
      if (handler === undefined) throw new Error(`No handler for ${channelOf(group, name)}`);

      receiver.handle(channelOf(group, name), async (event, ...args) => {
        if (!isTrusted(event, deps.window())) return failed('input-invalid');
        const input = v.safeParse(entry.input, args[0]);
        if (!input.success || args.length > 1) return failed('input-invalid');
        try {
          return await handler(input.output);
        } catch (error) {
          deps.log.problem(`${channelOf(group, name)} failed`, error);
          return failed('unexpected');
        }
      });
    }
  }
}
