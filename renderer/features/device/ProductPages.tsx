import { licenseLinkNames, type LicenseLinkName } from '../../../shared/license-links.ts';
import { linksOf, productNamed } from '../../../shared/product.ts';
import { bridge } from '../../bridge.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useSeat } from './use-seat.ts';

/** Opens the pages of the license's product, or the seller's where the product has none. Nothing without such pages. */
export function ProductPages() {
  const { vendor } = useReadyState();
  const seat = useSeat();
  const { documentation, supportPage } = useText().settings.about;
  const labels: Readonly<Record<LicenseLinkName, string>> = { documentation, support: supportPage };
  const open = useAnnouncedAction((link: LicenseLinkName) =>
    bridge.device.openLink({ seat: seat?.id ?? '', link }),
  );
  const links = linksOf(vendor, productNamed(vendor, seat?.name ?? null));
  const names = licenseLinkNames.filter((name) => links[name] !== null);
  if (seat === null || names.length === 0) return null;
  return (
    <>
      <p className="side-entry-points">
        {names.map((name) => (
          <Button
            key={name}
            icon="outside"
            variant="quiet"
            busy={open.busy}
            onClick={() => open.run(name)}
          >
            {labels[name]}
          </Button>
        ))}
      </p>
      <FailureNote failure={open.failure} />
    </>
  );
}
