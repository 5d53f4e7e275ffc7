import { contextBridge, ipcRenderer } from 'electron';
import { contract } from '../shared/contract.ts';
import { channelOf } from '../shared/ipc.ts';

/** One function for each entry of the contract, and nothing else: no generic send, no raw event. */
const bridge = Object.fromEntries(
  Object.entries(contract).map(([group, entries]) => [
    group,
    Object.fromEntries(
      Object.entries(entries).map(([name, { kind }]) => {
        const channel = channelOf(group, name);
        return [name, kind === 'call' ? ask(channel) : subscribeTo(channel)];
      }),
    ),
  ]),
);

function ask(channel: string) {
  return async (...input: unknown[]): Promise<unknown> =>
    await ipcRenderer.invoke(channel, ...input.slice(0, 1));
}

function subscribeTo(channel: string) {
  return (listener: (payload: unknown) => void): (() => void) => {
    const heard = (_: unknown, payload: unknown): void => {
      listener(payload);
    };
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.off(channel, heard);
    };
  };
}

contextBridge.exposeInMainWorld('seatkeeper', bridge);
