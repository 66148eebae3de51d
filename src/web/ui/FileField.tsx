import FileUp from 'lucide-react/icons/file-up';
import { useState } from 'react';
import { useMessages } from '../language.tsx';
import { describedBy, FormField, type FieldProps } from './FormField.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import './FileField.css';

type Props = FieldProps & {
  /** Endings and types the browser offers first, such as ".csv,text/csv". */
  readonly accept?: string;
  readonly name?: string;
  readonly onChoose?: (file: File) => void;
};

/** A real file input that covers its own drop zone: press, keyboard and dragging all work without script of ours. */
export function FileField({ accept, name, onChoose, ...field }: Props) {
  const words = useMessages(uiMessages);
  const [fileName, setFileName] = useState<string>();
  const { id, label, hint, error, isOptional = false } = field;
  const choose = (file: File | undefined) => {
    setFileName(file?.name);
    if (file) onChoose?.(file);
  };
  return (
    <FormField id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <div className="file-field">
        <Icon of={FileUp} size="large" />
        <span className="file-field__words">
          <span className="file-field__name">{fileName ?? words.chooseFile}</span>
          {!fileName && <span className="file-field__drop"> {words.dropFile}</span>}
        </span>
        <input
          id={id}
          name={name ?? id}
          type="file"
          accept={accept}
          className="file-field__input"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
          {...describedBy({ id, hint, error })}
        />
      </div>
    </FormField>
  );
}
