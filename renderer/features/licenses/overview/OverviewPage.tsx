import { useId } from 'react';
import { formatNumber } from '../../../../shared/format.ts';
import { type LicenseQuery, maxWindowRows } from '../../../../shared/licenses.ts';
import type { OverviewCounts } from '../../../../shared/overview.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useLoaded } from '../../../ui/use-loaded.ts';
import { useFormatContext } from '../../../use-text.ts';
import { BulkBanner } from '../bulk/BulkBanner.tsx';
import { IndexLine, IndexNotes } from '../list/IndexLine.tsx';
import { SurveyLine } from '../list/SurveyLine.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { SeatChart } from './SeatChart.tsx';
import { useThrottled } from './use-throttled.ts';
import { tileKinds, tileValue } from './overview-tiles.ts';
import './overview.css';

interface OverviewPageProps {
  readonly onShow: (query: LicenseQuery) => void;
  readonly onBulk: () => void;
  readonly onConnect: () => void;
}

const loadOverview = () => bridge.licenses.overview();

/** The first page of a seller: counts that each open a filtered list, and the seats over time. */
export function OverviewPage({ onShow, onBulk, onConnect }: OverviewPageProps) {
  const messages = useAdminText().overview;
  const { connection, licenses, bulk } = useReadyState();
  const { value, failure } = useLoaded(useThrottled(licenses.version), loadOverview);
  const server = connection.type === 'organization' ? connection.server : undefined;
  const counts = value?.counts ?? null;
  return (
    <Page
      title={messages.title}
      server={server}
      layout="wide"
      actions={
        <div className="overview-head">
          <p className="overview-organization">
            {licenses.organizationName !== null && <Name>{licenses.organizationName}</Name>}
          </p>
          <IndexLine isSearching={false} onConnect={onConnect} />
        </div>
      }
    >
      <BulkBanner bulk={bulk} onShow={onBulk} />
      <IndexNotes />
      <FailureNote failure={failure} />
      <Tiles counts={counts} onShow={onShow} />
      <SeatChart snapshots={value?.snapshots ?? []} />
    </Page>
  );
}

interface TilesProps extends Pick<OverviewPageProps, 'onShow'> {
  /** Null until the first answer. */
  readonly counts: OverviewCounts | null;
}

function Tiles({ counts, onShow }: TilesProps) {
  const titleId = useId();
  const messages = useAdminText().overview;
  const { locale } = useFormatContext();
  const { index, survey } = useReadyState().licenses;
  const isPartly = counts !== null && counts.checked < counts.licenses;
  const isReading = index.type !== 'closed' && index.type !== 'complete' && index.total > 0;
  // Main checks the seats of few licenses by itself.
  const hasSurvey = survey.type !== 'idle' || survey.unchecked > maxWindowRows;
  const noteOf = (kind: (typeof tileKinds)[number], value: number | null) => {
    if (counts === null) return null;
    if (kind.needsSeats && isPartly) {
      return value === null ? messages.unknown : messages.partly(counts.checked, counts.licenses);
    }
    if (!isReading) return null;
    return kind.name === 'licenses'
      ? messages.loadedOf(index.total)
      : messages.loaded(counts.licenses);
  };
  return (
    <section className="overview-counts" aria-labelledby={titleId}>
      <h2 id={titleId} className="visually-hidden">
        {messages.counts}
      </h2>
      <ul className="overview-tiles">
        {tileKinds.map((kind) => {
          const value = counts === null ? null : tileValue(kind, counts);
          const shown = value === null ? '–' : formatNumber(value, locale);
          return (
            <li key={kind.name}>
              <button
                type="button"
                className="card overview-tile"
                onClick={() => onShow(kind.query)}
              >
                <span className="overview-name">{messages.tiles[kind.name]}</span>
                <span className="overview-value" data-quiet={(value ?? 0) === 0 || undefined}>
                  {shown}
                </span>
                {(isPartly || isReading) && (
                  <span className="note overview-note">{noteOf(kind, value)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {isPartly && <p className="note">{messages.seatsUnread}</p>}
      {hasSurvey && <SurveyLine />}
    </section>
  );
}
