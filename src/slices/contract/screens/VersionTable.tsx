import { useMessages } from '../../../web/language.tsx';
import { CopyButton } from '../../../web/ui/CopyButton.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { DownloadButton } from '../../../web/ui/DownloadButton.tsx';
import { Cluster, Stack, Text } from '../../../web/ui/Layout.tsx';
import type { ContractView } from '../contract-shapes.ts';
import { type TermsWords, termsWords } from './words-terms.ts';
import './VersionTable.css';

export type Version = ContractView['versions'][number];

type Props = {
  readonly slug: string;
  readonly versions: readonly Version[];
  /** Made when asked for: the canonical text of one version, and the JSON schema of all. */
  readonly makeCanonical: (version: Version) => Promise<string>;
  readonly makeSchema: () => Promise<string>;
};

/** Every version with its fingerprint, newest first, and the files that go with it. */
export function VersionTable({ slug, versions, makeCanonical, makeSchema }: Props) {
  const words = useMessages(termsWords).versions;
  return (
    <Stack>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={versions.toReversed()}
        rowKey={(version) => String(version.version)}
        columns={columnsOf(words, { slug, makeCanonical })}
        phone="cards"
      />
      <div className="version-files screen-only">
        <Cluster>
          <DownloadButton fileName="lente-terms.schema.json" type="application/schema+json" makeText={makeSchema} look="subtle">
            {words.schema}
          </DownloadButton>
          <Text tone="small">{words.schemaHint}</Text>
        </Cluster>
      </div>
    </Stack>
  );
}

type Help = Pick<Props, 'slug' | 'makeCanonical'>;

function columnsOf(words: TermsWords['versions'], { slug, makeCanonical }: Help): readonly Column<Version>[] {
  return [
    { key: 'version', header: words.version, isRowHeader: true, cell: (version) => words.name(version.version) },
    { key: 'effective', header: words.effective, cell: (version) => <DateText day={version.effectiveDay} /> },
    { key: 'recorded', header: words.recorded, cell: (version) => <DateText day={version.recordedAt.slice(0, 10)} /> },
    { key: 'hash', header: words.hash, cell: (version) => <Fingerprint version={version} words={words} /> },
    {
      key: 'files',
      header: words.files,
      cell: (version) => (
        <div className="version-files">
          <DownloadButton look="subtle" fileName={`${slug}.v${version.version}.yaml`} type="application/yaml" makeText={() => version.source}>
            {words.yaml}
          </DownloadButton>
          <DownloadButton look="subtle" fileName={`${slug}.v${version.version}.json`} type="application/json" makeText={() => makeCanonical(version)}>
            {words.json}
          </DownloadButton>
        </div>
      ),
    },
  ];
}

/** The first twelve signs are enough to compare by eye; printed and copied it is whole. */
function Fingerprint({ version, words }: { readonly version: Version; readonly words: TermsWords['versions'] }) {
  return (
    <span className="fingerprint">
      <code className="screen-only" title={version.hash}>
        {version.hash.slice(0, 12)}…
      </code>
      <code className="print-only">{version.hash}</code>
      <CopyButton text={version.hash} ariaLabel={words.copyHash(version.version)} done={words.copied} failed={words.notCopied}>
        {words.copy}
      </CopyButton>
    </span>
  );
}
