import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOP_ROOMS = ['scenarios', 'bench', 'tools', 'tests', 'docs'];

/** Every folder that must explain itself: those directly under src, each slice, and the rooms beside src. */
export function findRooms(root: string): readonly string[] {
  const foldersIn = (path: string): readonly string[] =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${path}/${entry.name}`);
  const rooms = [...TOP_ROOMS, ...foldersIn('src'), ...(existsSync(join(root, 'src/slices')) ? foldersIn('src/slices') : [])];
  return rooms.filter((room) => existsSync(join(root, room)));
}

const FILE_NAME = /`([\w@][\w./@-]*\.(?:tsx?|mjs|css|sql|md|ya?ml|csv|json|txt|html))`/gu;

/** What in a README is between backticks and looks like a file. */
export function fileNamesIn(readme: string): readonly string[] {
  return [...new Set([...readme.matchAll(FILE_NAME)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

/** A room without a README, or whose README names a file that is neither in the room nor at that path in the repository. */
export function findUntrueReadmes(root: string): readonly string[] {
  return findRooms(root).flatMap((room) => {
    const path = `${room}/README.md`;
    if (!existsSync(join(root, path))) return [`${path} is missing: say in twenty lines what this room is for and what its words mean`];
    const names = fileNamesIn(readFileSync(join(root, path), 'utf8'));
    return names
      .filter((name) => !isThere(root, room, name))
      .map((name) => `${path} names ${name}, which does not exist: mend the name or the README`);
  });
}

function isThere(root: string, room: string, name: string): boolean {
  if (existsSync(join(root, room, name)) || existsSync(join(root, name))) return true;
  return globSync(`**/${name}`, { cwd: join(root, room) }).length > 0;
}
