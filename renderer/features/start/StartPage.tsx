import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { useProductName } from '../../use-product.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Door } from './Door.tsx';
import { SeatForm } from './SeatForm.tsx';
import './start.css';

interface StartPageProps {
  readonly state: AppState;
  readonly onConnect: () => void;
}

/** What a computer without a seat shows: the doors, and behind them the forms. */
export function StartPage({ state, onConnect }: StartPageProps) {
  const text = useText();
  const product = useProductName();
  const [form, setForm] = useState<'activate' | 'import' | null>(null);
  const { doors } = text.start;

  if (form !== null)
    return (
      <Page title={text.start[form].title}>
        <SeatForm
          key={form}
          kind={form}
          state={state}
          onBack={() => setForm(null)}
          onOther={() => setForm(form === 'activate' ? 'import' : 'activate')}
        />
      </Page>
    );

  const connected = state.connection.is !== 'public';
  return (
    <Page title={connected ? text.start.notActivated.title : text.start.welcome(product)}>
      <p className="start-lead">{connected ? text.start.notActivated.lead : text.start.lead}</p>
      <div className="doors">
        <Door icon="key" {...doors.key} onOpen={() => setForm('activate')} />
        {connected ? (
          <Door icon="device" {...doors.existing} onOpen={() => setForm('import')} />
        ) : (
          <Door icon="organization" {...doors.organization} onOpen={onConnect} />
        )}
      </div>
      {!connected && (
        <p className="side-door">
          <Button look="quiet" icon="device" onClick={() => setForm('import')}>
            {doors.existing.title}
          </Button>
        </p>
      )}
    </Page>
  );
}
