import type { BulkState } from '../../../../shared/bulk-release.ts';
import { Button } from '../../../ui/Button.tsx';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import '../../../ui/banner.css';

interface BulkBannerProps {
  readonly bulk: BulkState;
  readonly onShow: () => void;
}

/** Shows a bulk release and its progress above the list. */
export function BulkBanner({ bulk, onShow }: BulkBannerProps) {
  const text = useAdminText();
  const line = getBannerLine(bulk, text);
  if (line === null) return null;
  return (
    <div className="banner spread">
      <div>
        <p>{line}</p>
      </div>
      <div className="actions">
        <Button onClick={onShow}>{text.bulkRelease.banner.show}</Button>
      </div>
    </div>
  );
}

function getBannerLine(bulk: BulkState, text: PanelText): string | null {
  const messages = text.bulkRelease;
  switch (bulk.type) {
    case 'none':
    case 'not-planned':
      return null;
    case 'planning':
      return messages.planning.progress(bulk.checked, bulk.total, bulk.seats);
    case 'planned':
      return messages.banner.planned;
    case 'running':
    case 'paused':
    case 'stopped':
    case 'interrupted':
    case 'canceling':
      return messages.run[bulk.type](bulk.seats - bulk.open, bulk.seats);
    case 'finished':
      return messages.end.title(bulk.released, bulk.seats);
  }
}
