import type { AppState } from '../../shared/app-state.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { useFormatContext, useText } from '../use-text.ts';
import { getConnectionStatus, getFootStatus } from './foot-status.ts';

/** Shows the status of the connection to Polar, and whether an organization is connected. */
export function StatusFoot({ state }: { readonly state: AppState }) {
  const text = useText();
  const status = getFootStatus(state, text, useFormatContext(), useNow(20_000));
  const connection = getConnectionStatus(state, text);
  if (status === null && connection === null) return null;
  return (
    <div className="foot note">
      {connection !== null && (
        <p className="foot-line row" data-tone={connection.tone}>
          <Icon name="organization" size={16} />
          <span>{connection.line}</span>
        </p>
      )}
      {status !== null && (
        <p className="foot-line row">
          <span className="dot" data-tone={status.tone} />
          <span>{status.line}</span>
        </p>
      )}
    </div>
  );
}
