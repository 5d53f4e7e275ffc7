import { useEffect, useRef, useState } from 'react';
import { type Failure, failed } from '../shared/failure.ts';
import type { Result } from '../shared/ipc.ts';
import type { Settings, SettingsChange } from '../shared/settings.ts';
import { bridge } from './bridge.ts';
import { useAnnouncer } from './ui/Announcer.tsx';
import { useText } from './use-text.ts';

/** The settings to show, a way to change them, and why the last change was not kept. */
export interface ShownSettings {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
  readonly failure: Failure | null;
}

/** Whether the settings are as a change wants them. */
function isMet(kept: Settings, wanted: SettingsChange): boolean {
  return Object.entries({ ...kept, ...wanted }).every(
    ([name, value]) => kept[name as keyof Settings] === value,
  );
}

/**
 * Changes settings through main, which has `kept` them so far. What was chosen shows at once, and what is chosen while main is busy
 * with the one before is kept after it: keys go through a list faster than a disk writes.
 */
export function useSettings(kept: Settings): ShownSettings {
  const text = useText();
  const { alarm, say } = useAnnouncer();
  const [wanted, setWanted] = useState<SettingsChange>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const unsent = useRef<SettingsChange | null>(null);
  const isSending = useRef(false);
  const latest = useRef(kept);

  useEffect(() => {
    latest.current = kept;
    if (!isSending.current) setWanted({});
  }, [kept]);

  async function send(): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    setFailure(null);
    let sent: SettingsChange = {};
    let answer: Result<unknown> | null = null;
    while (unsent.current !== null) {
      sent = unsent.current;
      unsent.current = null;
      answer = await bridge.settings.change(sent).catch(() => failed('unexpected'));
    }
    isSending.current = false;
    if (answer === null) return;
    if (!answer.ok) {
      setWanted({});
      setFailure(answer.failure);
      alarm(text.failures.words[answer.failure.code].title);
      return;
    }
    // Else the new state is still on its way.
    if (isMet(latest.current, sent)) setWanted({});
    say(text.settings.changed);
  }

  return {
    settings: { ...kept, ...wanted },
    change(part) {
      setWanted((before) => ({ ...before, ...part }));
      unsent.current = { ...unsent.current, ...part };
      void send();
    },
    failure,
  };
}
