import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { Toast } from './Toast.tsx';

/** Says something to people who cannot see it happen, and where asked also to those who can. */
export interface Announcer {
  /** Progress and success: spoken when the screen reader is free. */
  readonly say: (message: string) => void;
  /** The same, and shown for six seconds at the foot of the window. */
  readonly show: (message: string) => void;
  /** A failure: spoken at once. */
  readonly alarm: (message: string) => void;
}

const silent: Announcer = { say: () => undefined, show: () => undefined, alarm: () => undefined };
const AnnouncerContext = createContext<Announcer>(silent);

/** The window's voice. */
export function useAnnouncer(): Announcer {
  return use(AnnouncerContext);
}

const shownFor = 6000;

interface Spoken {
  readonly text: string;
  /** Grows with each message: the same words twice are spoken twice. */
  readonly turn: number;
}

const nothing: Spoken = { text: '', turn: 0 };

/**
 * Holds the window's two live regions. They are there from the start, since a region that arrives together with its
 * words is not read by every screen reader. `aria-live` says what their roles imply: an open dialog hides all else.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(nothing);
  const [urgent, setUrgent] = useState(nothing);
  const [shown, setShown] = useState<Spoken | null>(null);
  const timer = useRef(0);

  const say = useCallback(
    (text: string) => setPolite(({ turn }) => ({ text, turn: turn + 1 })),
    [],
  );
  const alarm = useCallback(
    (text: string) => setUrgent(({ turn }) => ({ text, turn: turn + 1 })),
    [],
  );
  const show = useCallback(
    (text: string) => {
      say(text);
      setShown((before) => ({ text, turn: (before?.turn ?? 0) + 1 }));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setShown(null), shownFor);
    },
    [say],
  );
  const announcer = useMemo(() => ({ say, show, alarm }), [say, show, alarm]);

  return (
    <AnnouncerContext value={announcer}>
      {children}
      <output className="spoken" aria-live="polite">
        <span key={polite.turn}>{polite.text}</span>
      </output>
      <div className="spoken" role="alert" aria-live="assertive">
        <span key={urgent.turn}>{urgent.text}</span>
      </div>
      {shown !== null && <Toast key={shown.turn}>{shown.text}</Toast>}
    </AnnouncerContext>
  );
}
