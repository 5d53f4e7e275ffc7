import { useState } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { SettingsChange } from '../shared/settings.ts';
import { bridge } from './bridge.ts';
import { createChangeQueue } from './change-queue.ts';
import { useAnnouncer } from './ui/Announcer.tsx';
import { useReadyState } from './use-app-state.ts';
import { useText } from './use-text.ts';

/**
 * Returns main's settings with the changes on their way, and a function that changes them through main. A change shows at once; a change made while main saves the previous
 * one is sent after it, because arrow keys step through a list faster than a disk writes. `failure` says why the last change was
 * not saved.
 */
export function useSettings() {
  const { settings: saved } = useReadyState();
  const text = useText();
  const { announceAssertively, announce } = useAnnouncer();
  const [queue] = useState(() => createChangeQueue<SettingsChange>(bridge.settings.change));
  const [pending, setPending] = useState<SettingsChange>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const [previousSaved, setPreviousSaved] = useState(saved);
  // Main's settings replace the pending ones, except while a change is still being sent.
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
  return {
    settings: { ...saved, ...pending },
    change: (part: SettingsChange) => void change(part),
    failure,
  };
}
