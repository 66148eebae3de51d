import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { ApiError } from './api.ts';
import { menu } from './menu.ts';
import type { PageEntry } from './pages.ts';
import { BrokenPage } from './pages/BrokenPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { AppShell } from './shell/AppShell.tsx';
import { PageSkeleton } from './ui/Skeleton.tsx';

/** The router from the list of pages. Rooms in the menu that have no page yet are left out. */
export function makeRouter(pages: readonly PageEntry[]) {
  const rooms = menu.filter((entry) => pages.some((page) => page.path === entry.path));
  const openPaths = pages.filter((page) => page.isOpen).map((page) => page.path);
  const root = createRootRoute({ component: () => <AppShell rooms={rooms} openPaths={openPaths} />, notFoundComponent: NotFoundPage });
  return createRouter({
    routeTree: root.addChildren(pages.map((page) => toRoute(page, root))),
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ({ error, reset }) => (
      <BrokenPage error={error instanceof Error ? error : new Error(String(error))} onRetry={error instanceof ApiError ? reset : reload} />
    ),
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

/** A page that could not be fetched stays failed in this window: only loading everything anew asks for it again. */
function reload(): void {
  location.reload();
}

function toRoute(page: PageEntry, parent: AnyRoute): AnyRoute {
  const route: AnyRoute = createRoute({ getParentRoute: () => parent, path: page.path, component: lazyRouteComponent(page.load) });
  const children = page.children ?? [];
  return children.length === 0 ? route : route.addChildren(children.map((child) => toRoute(child, route)));
}
