import type { ComponentType } from 'react';

/** One page: its address and the file that is fetched when somebody goes there. `$name` in a path is a parameter. */
export type PageEntry = {
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Pages inside this page: it renders `<Outlet />` where they come. Their paths are relative; `/` is shown first. */
  readonly children?: readonly PageEntry[];
  /** Also for who has not chosen a role yet; other pages then ask for a role first. */
  readonly isOpen?: boolean;
};
