import { Icon, type IconName } from './Icon.tsx';
import './entry-point.css';

interface EntryPointProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  readonly onOpen: () => void;
}

/** A card with one way to start. The whole card is a button. */
export function EntryPoint({ icon, title, body, onOpen }: EntryPointProps) {
  return (
    <button type="button" className="card entry-point" data-tone="good" onClick={onOpen}>
      <span className="tone-icon entry-point-icon">
        <Icon name={icon} size={24} />
      </span>
      <Icon name="arrow" />
      <span className="entry-point-text">
        <span className="entry-point-title">{title}</span>
        <span className="entry-point-body quiet">{body}</span>
      </span>
    </button>
  );
}
