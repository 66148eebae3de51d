import { Link as RouterLink, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import './Tabs.css';

type Props = {
  readonly label: string;
  readonly items: readonly {
    readonly to: string;
    readonly text: string;
    /** Only open on exactly this address, not deeper. */ readonly isExact?: boolean;
  }[];
};

/** Looks like tabs, but each is a page with an address of its own: links in a navigation. */
export function TabNav({ label, items }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    bringCurrentIntoView(list.current);
  }, [path]);
  return (
    <nav aria-label={label} className="tab-nav screen-only">
      <ul ref={list} className="tabs__list tab-nav__list">
        {items.map((item) => (
          <li key={item.to}>
            <RouterLink to={item.to} activeOptions={{ exact: item.isExact ?? false }} className="tab">
              {item.text}
            </RouterLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the row is wider than the screen: the open tab comes to the middle. The page itself does not move. */
function bringCurrentIntoView(list: HTMLElement | null): void {
  const current = list?.querySelector<HTMLElement>('[aria-current="page"]');
  if (list && current) list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}
