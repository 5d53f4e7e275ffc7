import type { AppState } from '../../shared/app-state.ts';
import type { WindowText } from '../../shared/text/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { useFormatContext, useText } from '../use-text.ts';
import { getFootStatus } from './foot-status.ts';

/** Shows the status of the connection to Polar, and whether an organization is connected. */
export function StatusFoot({ state }: { readonly state: AppState }) {
  const text = useText();
  const status = getFootStatus(state, text, useFormatContext(), useNow(20_000));
  const connectedLine = getConnectionLine(state, text);
  if (status === null && connectedLine === null) return null;
  return (
    <div className="foot note">
      {connectedLine !== null && (
        <p className="foot-line row">
          <Icon name="organization" size={16} />
          <span>{connectedLine}</span>
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

function getConnectionLine({ connection, licenses }: AppState, text: WindowText): string | null {
  switch (connection.type) {
    case 'public':
      return null;
    case 'organization': {
      const name = licenses.organizationName ?? text.app.footer.organization;
      const badge = text.app.serverBadges[connection.server];
      return badge === null ? name : `${name} · ${badge}`;
    }
    case 'locked':
      return text.app.footer.organizationLocked;
  }
}
