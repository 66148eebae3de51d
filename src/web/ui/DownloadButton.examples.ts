import { DownloadButton } from './DownloadButton.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('DownloadButton', DownloadButton, {
  csv: { children: 'Download de rijen met een fout', fileName: 'fouten.csv', type: 'text/csv', makeText: () => 'kind,id,day\r\n' },
});
