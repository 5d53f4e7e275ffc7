import { useText } from '../../use-text.ts';
import { useReadyState } from '../../use-app-state.ts';
import { Button } from '../../ui/Button.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';

/** How to free a seat if the app cannot list the license's seats. */
export function WaysToFree({ onLost }: { readonly onLost: () => void }) {
  const { full } = useText().review;
  const { here, lost, portal, reinstalled } = full.ways;
  const hasPortal = useReadyState().vendor.links.portal !== null;
  return (
    <div className="aside-note">
      <h3>{full.ways.title}</h3>
      <ul className="ways">
        <li>
          <h4>{here.title}</h4>
          <p className="note">{here.body}</p>
        </li>
        {hasPortal && (
          <li>
            <h4>{portal.title}</h4>
            <PortalLink topic="device" variant="primary" />
          </li>
        )}
        <li>
          <h4>{lost.title}</h4>
          <p className="note">{lost.body}</p>
          <h4>{reinstalled.title}</h4>
          <p className="note">{reinstalled.body}</p>
          {/* For both. */}
          <Button variant={hasPortal ? 'quiet' : 'primary'} icon="arrow" onClick={onLost}>
            {full.lost}
          </Button>
        </li>
      </ul>
    </div>
  );
}
