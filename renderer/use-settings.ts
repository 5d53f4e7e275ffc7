import { useState } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { Settings, SettingsChange } from '../shared/settings.ts';
import { bridge } from './bridge.ts';
import { createChangeQueue } from './change-queue.ts';
import { useAnnouncer } from './ui/Announcer.tsx';
import { useText } from './use-text.ts';

/** The settings to show, a way to change them, and why the last change was not kept. */
export interface ShownSettings {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
  readonly failure: Failure | null;
}

/**
 * Changes settings through main, which has `kept` them so far. What was chosen shows at once, and what is chosen while main is busy
 * with the one before is kept after it: keys go through a list faster than a disk writes.
 */
export function useSettings(kept: Settings): ShownSettings {
  const text = useText();
  const { alarm, say } = useAnnouncer();
  const [queue] = useState(() => createChangeQueue<SettingsChange>(bridge.settings.change));
  const [wanted, setWanted] = useState<SettingsChange>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const [keptBefore, setKeptBefore] = useState(kept);
  // Main has the last word, but not about what is still on its way to it.
  if (keptBefore !== kept) {
    setKeptBefore(kept);
    if (!isSending) setWanted({});
  }

  const change = async (part: SettingsChange) => {
    setWanted((before) => ({ ...before, ...part }));
    setFailure(null);
    setSending(true);
    const answer = await queue(part);
    if (answer === null) return;
    setSending(false);
    if (answer.ok) {
      say(text.settings.changed);
      return;
    }
    setWanted({});
    setFailure(answer.failure);
    alarm(text.failures.words[answer.failure.code].title);
  };
  return { settings: { ...kept, ...wanted }, change: (part) => void change(part), failure };
}
