import Download from 'lucide-react/icons/download';
import { type TableRows, csvText } from '../../engine/table-file.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { Cluster } from './Layout.tsx';
import { Link } from './Link.tsx';
import { uiMessages } from './messages.ts';

type Props = {
  /** What it is, as the start of a sentence: "Download de regels". */
  readonly children: string;
  /** Without an extension; no other file of the page has it. */
  readonly name: string;
  readonly rows: TableRows;
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A table as a file: a spreadsheet, or CSV in the notation of the reader's own language, so that a double click opens it well. What is in the
 * page is not asked of the server again.
 */
export function TableDownload({ children, name, rows }: Props) {
  const { language } = useLanguage();
  const words = useMessages(uiMessages);
  return (
    <Cluster>
      <DownloadButton look="subtle" fileName={`${name}.xlsx`} type={XLSX} makeText={() => makeXlsx(name, rows)}>
        {words.asExcel(children)}
      </DownloadButton>
      <Link to={`data:text/csv;charset=utf-8,${encodeURIComponent(csvText(rows, language))}`} download={`${name}.csv`} icon={Download} look="subtle">
        {words.asCsv(children)}
      </Link>
    </Cluster>
  );
}

/** Fetched when somebody wants one: most readers never do. */
async function makeXlsx(name: string, rows: TableRows): Promise<Uint8Array<ArrayBuffer>> {
  const { tableXlsx } = await import('../../notation/table-xlsx.ts');
  return tableXlsx(name, rows);
}
