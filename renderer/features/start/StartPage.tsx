import { Activity, lazy, Suspense, useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { endingOf } from '../../../shared/license.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useProductName } from '../../use-product.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Door } from '../../ui/EntryPoint.tsx';
import { Page } from '../../ui/Page.tsx';
import { Points } from '../../ui/Tips.tsx';
import { type LookedAt, SeatForm } from './SeatForm.tsx';
import './start.css';

const KeyReview = lazy(() =>
  import('./KeyReview.tsx').then((module) => ({ default: module.KeyReview })),
);

interface StartPageProps {
  readonly state: AppState;
  readonly onConnect: () => void;
  /** Null where no key was entered before. */
  readonly onLost: (key: EnteredKey | null) => void;
  readonly onHelp: () => void;
}

/** What a computer without a seat shows: the doors, and behind them the forms. */
export function StartPage({ state, onConnect, onLost, onHelp }: StartPageProps) {
  const text = useText();
  const product = useProductName();
  const [form, setForm] = useState<'activate' | 'import' | null>(null);
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const { doors } = text.start;

  if (form !== null)
    return (
      <Page
        title={text.start[form].title}
        aside={<Points {...text.start.about} />}
        restsBelow={looked !== null}
      >
        {/* What was typed stays while its key is looked at. */}
        <Activity mode={looked === null ? 'visible' : 'hidden'}>
          <SeatForm
            key={form}
            kind={form}
            state={state}
            onLooked={setLooked}
            onBack={() => setForm(null)}
            onOther={() => setForm(form === 'activate' ? 'import' : 'activate')}
          />
        </Activity>
        {looked !== null && (
          <Suspense fallback={null}>
            <KeyReview
              looked={looked}
              onChange={() => setLooked(null)}
              onLost={() => {
                const { server, displayKey } = looked.preview;
                onLost({ server, ending: endingOf(displayKey) });
              }}
            />
          </Suspense>
        )}
      </Page>
    );

  const connected = state.connection.is !== 'public';
  const opensBy = (door: (typeof state.vendor.doors)[number]) => state.vendor.doors.includes(door);
  return (
    <Page
      title={connected ? text.start.notActivated.title : text.start.welcome(product)}
      aside={<Points {...text.start.about} />}
    >
      <p className="start-lead">{connected ? text.start.notActivated.lead : text.start.lead}</p>
      <div className="doors">
        {opensBy('license-key') && (
          <Door icon="key" {...doors.key} onOpen={() => setForm('activate')} />
        )}
        {connected && opensBy('license-key') && (
          <Door icon="device" {...doors.existing} onOpen={() => setForm('import')} />
        )}
        {!connected && opensBy('organization') && (
          <Door icon="organization" {...doors.organization} onOpen={onConnect} />
        )}
      </div>
      <p className="side-doors">
        {!connected && opensBy('license-key') && (
          <Button look="quiet" icon="device" onClick={() => setForm('import')}>
            {doors.existing.title}
          </Button>
        )}
        <Button look="quiet" icon="removed" onClick={() => onLost(null)}>
          {text.support.doors.lost.title}
        </Button>
        <Button look="quiet" icon="question" onClick={onHelp}>
          {text.support.doors.help}
        </Button>
      </p>
    </Page>
  );
}
