import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './empty-list.css';

interface EmptyListProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  /** What to do about it. */
  readonly children: ReactNode;
}

/** Stands in a list's place, and says why nothing is in it. */
export function EmptyList({ icon, title, body, children }: EmptyListProps) {
  return (
    <section className="empty-list">
      <Icon name={icon} size={24} />
      <h2>{title}</h2>
      <p>{body}</p>
      {children}
    </section>
  );
}
