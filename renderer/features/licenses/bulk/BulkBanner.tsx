import type { BulkState } from '../../../../shared/bulk-release.ts';
import { Button } from '../../../ui/Button.tsx';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import '../../../ui/banner.css';

interface BulkBannerProps {
  readonly bulk: BulkState;
  readonly onShow: () => void;
}

/** Says above the list that a bulk release is there, and where it stands. */
export function BulkBanner({ bulk, onShow }: BulkBannerProps) {
  const text = useAdminText();
  const line = lineOf(bulk, text);
  if (line === null) return null;
  return (
    <div className="banner">
      <div>
        <p>{line}</p>
      </div>
      <div className="banner-acts">
        <Button onClick={onShow}>{text.bulkRelease.banner.show}</Button>
      </div>
    </div>
  );
}

function lineOf(bulk: BulkState, text: PanelText): string | null {
  const words = text.bulkRelease;
  switch (bulk.is) {
    case 'none':
    case 'not-planned':
      return null;
    case 'planning':
      return words.planning.line(bulk.looked, bulk.of, bulk.seats);
    case 'planned':
      return words.banner.planned;
    case 'running':
    case 'paused':
    case 'stopped':
    case 'interrupted':
    case 'canceling':
      return words.run[bulk.is](bulk.seats - bulk.open, bulk.seats);
    case 'finished':
      return words.end.title(bulk.released, bulk.seats);
  }
}
