/** Room that letters take in a picture, in pixels. Estimated from the font, because a layout cannot wait for the screen to measure. */
const LETTER_WIDTH = 7.6;
export const LINE_HEIGHT = 18;
const MOST_LINES = 4;

export function textWidth(text: string): number {
  return text.length * LETTER_WIDTH;
}

/** A label in lines that fit the room; what does not fit in four lines ends with dots (the table has it in full). */
export function wrapLabel(label: string, room: number): readonly string[] {
  const most = Math.max(6, Math.floor(room / LETTER_WIDTH));
  const lines = label.split(' ').reduce<readonly string[]>((made, word) => addWord(made, word, most), []);
  if (lines.length <= MOST_LINES) return lines;
  const kept = lines.slice(0, MOST_LINES);
  return [...kept.slice(0, -1), `${kept.at(-1) ?? ''}…`];
}

function addWord(lines: readonly string[], word: string, most: number): readonly string[] {
  const last = lines.at(-1);
  if (last === undefined || last.length + 1 + word.length > most) return [...lines, word];
  return [...lines.slice(0, -1), `${last} ${word}`];
}
