import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './Tabs.css';

export type Tab = { readonly id: string; readonly title: string; readonly content: ReactNode };

type Props = { readonly label: string; readonly tabs: readonly Tab[]; readonly startId?: string };

/** Two or three views of the same thing in one place. Arrow keys move, Home and End jump; only the open view is drawn. */
export function Tabs({ label, tabs, startId }: Props) {
  const base = useId();
  const [chosenId, setChosenId] = useState(startId ?? tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.find((tab) => tab.id === chosenId) ?? tabs[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabs[nextIndex({ key: event.key, index: tabs.findIndex((tab) => tab === open), count: tabs.length })];
    if (!next) return;
    event.preventDefault();
    setChosenId(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label={label} className="tabs__list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            data-tab={tab.id}
            className="tab"
            aria-selected={tab === open}
            aria-controls={`${base}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => setChosenId(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {open && (
        <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${open.id}`} tabIndex={0} className="tabs__panel">
          {open.content}
        </div>
      )}
    </div>
  );
}

/** Minus one, where no tab is, for keys that are not ours. */
export function nextIndex({ key, index, count }: { readonly key: string; readonly index: number; readonly count: number }): number {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
