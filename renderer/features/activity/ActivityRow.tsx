import { endingOf } from '../../../shared/license.ts';
import { useId, useState } from 'react';
import type { ActivityEntry } from '../../../shared/activity.ts';
import { failureCodeOf } from '../../../shared/failure.ts';
import { formatTime, separator } from '../../../shared/format.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ReceiptCard } from '../../ui/ReceiptCard.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { bridge } from '../../bridge.ts';
import { activityAppearances } from '../../activity-appearance.ts';
import { Name } from '../../ui/Name.tsx';

interface ActivityRowProps {
  readonly entry: ActivityEntry;
  /** Whether this is the first of the older entries that were added, which receives the focus. */
  readonly isFirstOlder: boolean;
}

/** One entry of the activity log. The receipt of a release can be expanded. */
export function ActivityRow({ entry, isFirstOlder }: ActivityRowProps) {
  const text = useText();
  const formatContext = useFormatContext();
  const receiptPart = useId();
  const [isOpen, setOpen] = useState(false);
  const row = useFocusFallback<HTMLLIElement>(isFirstOlder ? entry.id : null);
  const { icon, tone } = activityAppearances[entry.what];
  const { receipt, label, license, displayKey } = entry;
  const when = formatTime(entry.at, formatContext);

  return (
    <li
      ref={row}
      className="activity-row"
      data-tone={tone}
      tabIndex={isFirstOlder ? -1 : undefined}
    >
      <time className="quiet" dateTime={new Date(entry.at).toISOString()}>
        {when}
      </time>
      <span className="tone-icon activity-icon">
        <Icon name={icon} />
      </span>
      <div>
        <p className="activity-title row">
          {text.activity.kinds[entry.what]}
          {entry.server !== undefined && <ServerBadge server={entry.server} />}
        </p>
        <p className="note">
          {license !== undefined && <Name>{license}</Name>}
          {license !== undefined && label !== undefined && separator}
          {label !== undefined && <Name>{label}</Name>}
          {label !== undefined && displayKey !== undefined && separator}
          {displayKey !== undefined && (
            <>
              <code className="activity-key" aria-hidden="true">
                {text.activity.keyEnding(endingOf(displayKey))}
              </code>
              <span className="visually-hidden">
                {text.device.key.hidden(endingOf(displayKey))}
              </span>
            </>
          )}
        </p>
      </div>
      <div className="note activity-by">
        <p>
          {text.activity.actors[entry.by]}
          {entry.reason !== undefined &&
            entry.by !== 'uninstall' &&
            `${separator}${text.activity.reason(entry.reason)}`}
        </p>
        {entry.code !== undefined && <p>{text.failures.words[failureCodeOf(entry.code)].title}</p>}
      </div>
      <div className="activity-actions">
        {receipt !== undefined && (
          <Button
            variant="quiet"
            icon="down"
            aria-expanded={isOpen}
            aria-controls={receiptPart}
            aria-label={text.activity.showReceiptOf(receipt.label, when)}
            onClick={() => setOpen(!isOpen)}
          >
            {text.activity.showReceipt}
          </Button>
        )}
      </div>
      {receipt !== undefined && (
        <div className="activity-receipt" id={receiptPart} hidden={!isOpen}>
          {isOpen && (
            <ReceiptCard
              receipt={receipt}
              license={license}
              isWhole
              copy={() => bridge.activity.copyReceipt(receipt.id)}
              save={() => bridge.activity.saveReceipt(receipt.id)}
            />
          )}
        </div>
      )}
    </li>
  );
}
