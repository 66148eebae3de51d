import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { describedBy, FormField, type FieldProps } from './FormField.tsx';
import './CodeEditor.css';

/** A place to look at in the text; line and column count from one. */
export type EditorMark = { readonly line: number; readonly column: number; readonly tone: 'wrong' | 'attention' };

/** What a list of messages needs of the editor it speaks about. */
export type EditorHandle = { readonly goTo: (place: { readonly line: number; readonly column: number }) => void };

type Props = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly marks?: readonly EditorMark[];
  readonly rows?: number;
  readonly handle?: Ref<EditorHandle>;
};

/**
 * A text field for term sheets and rows, with the line numbers that messages speak of. It stays a plain text field: undo, search and
 * the screen reader work as everywhere, and Tab leaves it. Enter keeps the indentation, because YAML lives by it.
 */
export function CodeEditor({ value, onChange, marks = [], rows = 20, handle, ...field }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  useImperativeHandle(handle, () => ({ goTo: (place) => goTo(area.current, place) }), []);
  const { id, label, hint, error, isOptional = false } = field;
  return (
    <FormField id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <div className="code-editor">
        <Numbers count={value.split('\n').length} marks={marks} scrollTop={scrollTop} />
        <textarea
          ref={area}
          id={id}
          name={id}
          rows={rows}
          className="code-editor__text"
          value={value}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          wrap="off"
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={keepIndentation}
          onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
          {...describedBy({ id, hint, error })}
          aria-invalid={marks.some((mark) => mark.tone === 'wrong') || undefined}
        />
      </div>
    </FormField>
  );
}

type NumbersProps = { readonly count: number; readonly marks: readonly EditorMark[]; readonly scrollTop: number };

/** Drawn beside the text and moved along with it; who listens hears the numbers in the messages. */
function Numbers({ count, marks, scrollTop }: NumbersProps) {
  const tones = new Map(marks.toReversed().map((mark) => [mark.line, mark.tone]));
  return (
    <div className="code-editor__gutter" aria-hidden="true">
      <div className="code-editor__numbers" style={{ transform: `translateY(${-scrollTop}px)` }}>
        {Array.from({ length: count }, (_, index) => (
          <span key={index} className="code-editor__number" data-tone={tones.get(index + 1)}>
            {index + 1}
          </span>
        ))}
      </div>
    </div>
  );
}

function goTo(area: HTMLTextAreaElement | null, place: { readonly line: number; readonly column: number }): void {
  if (!area) return;
  const lines = area.value.split('\n');
  const before = lines.slice(0, place.line - 1).reduce((length, line) => length + line.length + 1, 0);
  const line = lines[place.line - 1] ?? '';
  const start = before + Math.min(place.column - 1, line.length);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, before + line.length);
  area.scrollTop = Math.max(0, (place.line - 4) * (area.scrollHeight / Math.max(1, lines.length)));
  area.scrollIntoView({ block: 'nearest' });
}

/** The new line starts where this one does, two further after a colon. `insertText` keeps the undo of the browser. */
function keepIndentation(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  const area = event.currentTarget;
  const line = area.value.slice(area.value.lastIndexOf('\n', area.selectionStart - 1) + 1, area.selectionStart);
  const indentation = indentationAfter(line);
  if (indentation === '') return;
  event.preventDefault();
  document.execCommand('insertText', false, `\n${indentation}`);
}

/** "  rules:" → four spaces; "  - id: x" → four, under the first letter of the item. */
export function indentationAfter(line: string): string {
  const own = /^ */.exec(line)?.[0] ?? '';
  const isItem = /^ *- /.test(line);
  const opens = /:\s*$/.test(line);
  return own + (isItem ? '  ' : '') + (opens ? '  ' : '');
}
