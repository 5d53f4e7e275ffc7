import type { Server } from '../../shared/license.ts';
import { useText } from '../use-text.ts';
import './badge.css';

/** Marks something that is on the sandbox server. Draws nothing for production. */
export function ServerBadge({ server }: { readonly server: Server }) {
  const name = useText().app.serverBadges[server];
  return name === null ? null : <span className="badge">{name}</span>;
}
