import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Seat {
  readonly label: string;
  readonly key: string;
}

declare global {
  interface Window {
    /** What preload.cjs exposes. */
    readonly license: {
      /** Returns null for a seat that Polar does not confirm. */
      check(): Promise<Seat | null>;
      release(): Promise<boolean>;
    };
  }
}

type State = { type: 'checking' | 'invalid' | 'released' } | { type: 'active'; seat: Seat };

const headings: Readonly<Record<State['type'], string>> = {
  checking: 'Checking the license…',
  invalid: 'This license is not valid.',
  released: 'Released',
  active: 'This computer has a seat',
};

function License() {
  const [state, setState] = useState<State>({ type: 'checking' });
  useEffect(() => {
    const check = async (): Promise<void> => {
      const seat = await window.license.check();
      setState(seat === null ? { type: 'invalid' } : { type: 'active', seat });
    };
    void check();
  }, []);
  const release = async (): Promise<void> => {
    if (await window.license.release()) setState({ type: 'released' });
  };
  return (
    <main>
      <h1>{headings[state.type]}</h1>
      {state.type === 'active' && (
        <>
          <dl>
            <dt>Device</dt>
            <dd>{state.seat.label}</dd>
            <dt>License key</dt>
            <dd>{state.seat.key}</dd>
          </dl>
          <button type="button" onClick={() => void release()}>
            Release seat
          </button>
        </>
      )}
    </main>
  );
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<License />);
