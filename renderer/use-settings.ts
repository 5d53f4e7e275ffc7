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
 * Changes settings through main, which has `saved` them so far. What was chosen shows at once, and what is chosen while main is busy
 * with the one before is kept after it: keys go through a list faster than a disk writes.
 */
export function useSettings(saved: Settings): ShownSettings {
  const text = useText();
  const { announceAssertively, announce } = useAnnouncer();
  const [queue] = useState(() => createChangeQueue<SettingsChange>(bridge.settings.change));
  const [pending, setPending] = useState<SettingsChange>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const [previousSaved, setPreviousSaved] = useState(saved);
  // Main has the last word, but not about what is still on its way to it.
  if (previousSaved !== saved) {
    setPreviousSaved(saved);
    if (!isSending) setPending({});
  }

  const change = async (part: SettingsChange) => {
    setPending((before) => ({ ...before, ...part }));
    setFailure(null);
    setSending(true);
    const answer = await queue(part);
    if (answer === null) return;
    setSending(false);
    if (answer.ok) {
      announce(text.settings.changed);
      return;
    }
    setPending({});
    setFailure(answer.failure);
    announceAssertively(text.failures.words[answer.failure.code].title);
  };
  return { settings: { ...saved, ...pending }, change: (part) => void change(part), failure };
}
