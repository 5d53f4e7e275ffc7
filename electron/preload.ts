import { contextBridge, ipcRenderer } from 'electron';
import { contract } from '../shared/contract.ts';
import { channelOf, type Contract } from '../shared/ipc.ts';

const groups: Contract = contract;

/** One function for each entry of the contract, and nothing else: no generic `send`, and no event object. */
const bridge = Object.fromEntries(
  Object.entries(groups).map(([group, entries]) => [
    group,
    Object.fromEntries(
      Object.entries(entries).map(([name, { type }]) => {
        const channel = channelOf(group, name);
        return [name, type === 'call' ? invoke(channel) : subscribeTo(channel)];
      }),
    ),
  ]),
);

function invoke(channel: string) {
  return async (...input: unknown[]): Promise<unknown> =>
    await ipcRenderer.invoke(channel, ...input.slice(0, 1));
}

function subscribeTo(channel: string) {
  return (listener: (payload: unknown) => void): (() => void) => {
    const onMessage = (_: unknown, payload: unknown): void => {
      listener(payload);
    };
    ipcRenderer.on(channel, onMessage);
    return () => {
      ipcRenderer.off(channel, onMessage);
    };
  };
}

contextBridge.exposeInMainWorld('bridge', bridge);
