import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './empty-list.css';

interface EmptyListProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  readonly children?: ReactNode;
}

/** Replaces an empty list, and says why it is empty. */
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
