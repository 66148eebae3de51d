import { Link as RouterLink } from '@tanstack/react-router';
import './Tabs.css';

type Props = { readonly label: string; readonly items: readonly { readonly to: string; readonly text: string; /** Only open on exactly this address, not deeper. */ readonly isExact?: boolean }[] };

/** Looks like tabs, but each is a page with an address of its own: links in a navigation. */
export function TabNav({ label, items }: Props) {
  return (
    <nav aria-label={label} className="tab-nav screen-only">
      <ul className="tabs__list tab-nav__list">
        {items.map((item) => (
          <li key={item.to}><RouterLink to={item.to} activeOptions={{ exact: item.isExact ?? false }} className="tab">{item.text}</RouterLink></li>
        ))}
      </ul>
    </nav>
  );
}
