import { Fragment } from 'react';
import { separator } from '../../shared/format.ts';
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
          <FootText line={connection.line} />
        </p>
      )}
      {status !== null && (
        <p className="foot-line row">
          <span className="dot" data-tone={status.tone} />
          <FootText line={status.line} />
        </p>
      )}
    </div>
  );
}

/** A line whose parts are below each other in the sidebar, which is too narrow for both, and beside each other in a bar. */
function FootText({ line }: { readonly line: string }) {
  return (
    <span>
      {line.split(separator).map((part, order) => (
        <Fragment key={part}>
          {order > 0 && <span className="foot-separator">{separator}</span>}
          <span className="foot-part">{part}</span>
        </Fragment>
      ))}
    </span>
  );
}
