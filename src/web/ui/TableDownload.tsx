import Download from 'lucide-react/icons/download';
import { type TableRows, csvText } from '../../engine/table-file.ts';
import { useLanguage } from '../language.tsx';
import { Link } from './Link.tsx';

type Props = {
  readonly children: string;
  /** Without an extension; no other file of the page has it. */
  readonly name: string;
  readonly rows: TableRows;
};

/** A table as a file that a double click opens well in the reader's own language. What is in the page is not asked of the server again. */
export function TableDownload({ children, name, rows }: Props) {
  const { language } = useLanguage();
  return (
    <Link to={`data:text/csv;charset=utf-8,${encodeURIComponent(csvText(rows, language))}`} download={`${name}.csv`} icon={Download}>
      {children}
    </Link>
  );
}
