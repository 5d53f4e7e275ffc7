import type { AppState, Connection } from '../../shared/app-state.ts';
import type { WindowText } from '../../shared/text/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { usePlace, useText } from '../use-text.ts';
import { footStatus } from './foot-status.ts';

/** Says at the foot of the frame how things stand with Polar, and whether an organization is connected. */
export function StatusFoot({ state }: { readonly state: AppState }) {
  const text = useText();
  const status = footStatus(state, text, usePlace(), useNow(20_000));
  const connected = connectionLine(state.connection, text);
  if (status === null && connected === null) return null;
  return (
    <div className="foot">
      {connected !== null && (
        <p className="foot-line">
          <Icon name="organization" size={16} />
          <span>{connected}</span>
        </p>
      )}
      {status !== null && (
        <p className="foot-line">
          <span className="dot" data-tone={status.tone} />
          <span>{status.line}</span>
        </p>
      )}
    </div>
  );
}

function connectionLine(connection: Connection, text: WindowText): string | null {
  switch (connection.is) {
    case 'public':
      return null;
    case 'organization':
      return text.app.foot.organization(text.app.servers[connection.server]);
    case 'locked':
      return text.app.foot.organizationLocked;
  }
}
